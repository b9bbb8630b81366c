// The table: the same statements, the same filters, in rows; cards where the window is narrow.
const COLUMNS = [
  ["Speaker", (s) => speaks(s)], ["Act", (s) => verb(s)], ["Words", (s) => plain(s.words)], ["About", (s) => all(s.about).map(named).join(", ")],
  ["Certainty", (s) => s.certainty], ["Said", (s) => day(s).text], ["Article", (s) => outlet(s)],
];

const against = (s) => { const n = all(disputes.get(s.id)).size; return n ? el("small", { class: "denied-word" }, ` disputed by ${n}`) : null; };

function cells(s) {
  const status = s.candidates ? el("small", null, " ambiguous") : null;
  const cell = (title, ...body) => el("td", { "data-name": title, class: title === "Words" ? "words" : null }, ...body);
  return [
    el("th", { scope: "row" }, name(speaks(s)), status),
    cell("Act", denied(s) ? el("span", { class: "denied-word" }, verb(s)) : verb(s)),
    cell("Words", el("button", { type: "button", class: "link", onclick: (e) => { opener = e.currentTarget; select(s.id, { focus: true }); } }, worded(s)), against(s)),
    cell("About", name(COLUMNS[3][1](s) || "–")),
    cell("Certainty", s.certainty),
    cell("Said", day(s).text),
    cell("Article", name(COLUMNS[6][1](s))),
  ];
}

// Of many rows the first stand there at once, the others once these are on the screen: whoever ticks
// one filter after the other waits for none of them.
const AT_ONCE = 40, PAUSE = 40;
let filling = 0;
function showTable({ whole = false } = {}) {
  const list = [...shown()], { sort } = state;
  if (sort) list.sort((a, b) => { const [x, y] = [a, b].map((s) => fold(COLUMNS[sort.by][1](s))); return (x < y ? -1 : x > y ? 1 : 0) * sort.way; });
  const head = COLUMNS.map(([title], i) => el("th", { scope: "col", "aria-sort": sort?.by === i ? (sort.way > 0 ? "ascending" : "descending") : null },
    el("button", { type: "button", "data-sort": i, onclick: () => { state.sort = { by: i, way: sort?.by === i ? -sort.way : 1 }; showTable(); $("table").querySelector(`[data-sort="${i}"]`).focus(); } },
      title, sort?.by === i ? (sort.way > 0 ? " ↑" : " ↓") : "")));
  const row = (s) => el("tr", { "data-id": s.id, class: s.id === state.sel ? "chosen" : null }, cells(s)), ahead = whole ? state.rows : AT_ONCE, now = filling += 1;
  const body = el("tbody", null, list.slice(0, Math.min(ahead, state.rows)).map(row));
  const more = (from) => setTimeout(() => { if (now !== filling) return; body.append(...list.slice(from, Math.min(from + AT_ONCE, state.rows)).map(row)); if (from + AT_ONCE < Math.min(list.length, state.rows)) more(from + AT_ONCE); }, PAUSE);
  if (ahead < Math.min(list.length, state.rows)) more(ahead);
  $("table").replaceChildren(...[
    el("table", null, el("caption", null, `${count(list.length, "statement")}. Choose the words to see their evidence.`), el("thead", null, el("tr", null, head)), body),
    list.length > state.rows ? el("button", { type: "button", class: "more", onclick: () => { state.rows += 500; showTable(); } }, `Show more (${list.length - state.rows} left)`) : null,
    list.length ? null : el("p", { class: "kind" }, "No statement matches: take a filter back, or search for less. ", button({ class: "link", onclick: () => { reset(); refresh(true); } }, "Show all again")),
  ].filter(Boolean));
}
