// The overview: who speaks about what, as a table of counts; each count leads to its statements.
const MATRIX = { sort: "n", way: -1, rows: 30, columns: 10 };
const SUBJECTS = {
  country: { title: "Countries", none: "no country", of: (s) => all(s.about).filter((id) => kindOfNode(id) === "countries"), facet: "about" },
  actor: { title: "People and bodies", none: "nobody else", of: (s, who_) => all(s.about).filter((id) => kindOfNode(id) === "actors" && id !== who_), facet: "about" },
  point: { title: "Points", none: "no shared point", of: (s) => all(s.points), facet: "point" },
};

function counted(list) {
  const rows = new Map(), columns = new Map(), subject = SUBJECTS[state.by];
  for (const s of list) {
    const no = denied(s) ? 1 : 0, seen = new Set();
    for (const who_ of FACETS[0].of(s)) {
      const found = subject.of(s, who_);
      for (const what of found) seen.add(what);
      const row_ = rows.get(who_) ?? rows.set(who_, { id: who_, n: 0, no: 0, cells: new Map() }).get(who_);
      row_.n += 1; row_.no += no;
      for (const what of found.length ? found : [""]) { const at = row_.cells.get(what) ?? row_.cells.set(what, [0, 0]).get(what); at[0] += 1; at[1] += no; }
    }
    for (const what of seen) columns.set(what, (columns.get(what) ?? 0) + 1);
  }
  return { rows: [...rows.values()], columns: [...columns].sort(([a, x], [b, y]) => y - x || (named(a) < named(b) ? -1 : 1)).map(([id]) => id) };
}

const rowName = (id) => data.words.kinds[id] ?? named(id);
function ordered(rows) {
  const { sort, way } = MATRIX, last = (r) => (KINDS_LAST.has(r.id) ? 1 : 0);
  const value = (r) => (sort === "n" ? r.n : sort === "no" ? r.no : (r.cells.get(sort.slice(1))?.[0] ?? 0));
  return rows.sort((a, b) => last(a) - last(b) || (sort === "name" ? 0 : way * (value(a) - value(b))) || (fold(rowName(a.id)) < fold(rowName(b.id)) ? -1 : 1) * (sort === "name" ? way : 1));
}

function matrixCell(row_, what, most, title) {
  const [n, no] = row_.cells.get(what) ?? [0, 0], { facet, none } = SUBJECTS[state.by];
  if (!n) return el("td", { class: "nil" }, el("span", { "aria-hidden": "true" }, "·"), el("span", { class: "unseen" }, "none"));
  const act = what ? () => narrow({ speaker: [row_.id], [facet]: [what] }, "table")
    : () => scoped({ kind: "among", words: `${rowName(row_.id)}, ${none}`, ids: shown().filter((s) => FACETS[0].of(s).includes(row_.id) && !SUBJECTS[state.by].of(s, row_.id).length).map((s) => s.id) }, "table");
  return el("td", null, button({ class: "count", onclick: act, "aria-label": `${rowName(row_.id)} on ${what ? named(what) : none}: ${count(n, "statement")}${no ? `, ${number(no)} of them not so` : ""}`, title: `${title}: ${count(n, "statement")}${no ? `, ${number(no)} not so` : ""}` },
    el("b", null, number(n)), what ? twoPart(n, no, most) : null));
}

function sortButton(key, text, label) {
  const on = MATRIX.sort === key;
  return button({ class: "sort", "data-sort": key, "aria-label": `${plain(text)}, sort by ${label ?? plain(text)}`, onclick: () => { Object.assign(MATRIX, on ? { way: -MATRIX.way } : { sort: key, way: key === "name" ? 1 : -1 }); showMatrix(); $("overview").querySelector(`[data-sort="${CSS.escape(key)}"]`)?.focus(); } },
    el("bdi", { class: "short", title: plain(text) }, plain(text)), on ? (MATRIX.way > 0 ? " ↑" : " ↓") : null);
}
const sorting = (key) => (MATRIX.sort === key ? (MATRIX.way > 0 ? "ascending" : "descending") : null);

function showMatrix() {
  const list = shown(), { rows, columns } = counted(list), kept = columns.slice(0, MATRIX.columns), lines_ = ordered(rows), subject = SUBJECTS[state.by];
  const least = el("div", { class: "row choose", role: "group", "aria-label": "Columns" }, el("span", { class: "soft" }, "Who speaks about"),
    Object.entries(SUBJECTS).map(([key, { title }]) => button({ "aria-pressed": String(state.by === key), "data-of": key, onclick: () => { state.by = key; writeHash(); Object.assign(MATRIX, { sort: "n", way: -1, columns: 10 }); showMatrix(); $("overview").querySelector(`[data-of=${key}]`).focus(); } }, title)),
    el("span", { class: "key" }, el("span", { class: "swatch" }), "said to be so", el("span", { class: "swatch no" }), "said not to be so"));
  if (!list.length) { $("overview").replaceChildren(least, el("p", { class: "kind none" }, "No statement matches: take a filter back, or search for less. ", button({ class: "link", onclick: () => { reset(); refresh(true); } }, "Show all again"))); return; }
  const most = Math.max(1, ...lines_.flatMap((r) => kept.map((what) => r.cells.get(what)?.[0] ?? 0)));
  const other = new Set(columns.slice(MATRIX.columns));
  const head = el("tr", null, el("th", { scope: "col", class: "who", "aria-sort": sorting("name") }, sortButton("name", "Speaker", "name")),
    el("th", { scope: "col", "aria-sort": sorting("n") }, sortButton("n", "All", "number of statements")), el("th", { scope: "col", "aria-sort": sorting("no") }, sortButton("no", "Not so", "number of denials")),
    kept.map((id) => el("th", { scope: "col", "aria-sort": sorting(`=${id}`), class: "what" }, sortButton(`=${id}`, named(id)))),
    el("th", { scope: "col", class: "what none", "aria-sort": sorting("=") }, sortButton("=", subject.none)));
  const body = lines_.slice(0, MATRIX.rows).map((r) => el("tr", { class: KINDS_LAST.has(r.id) ? "last" : null },
    el("th", { scope: "row", class: "who" }, KINDS_LAST.has(r.id) ? button({ class: "link who", onclick: () => narrow({ speaker: [r.id] }, "table") }, rowName(r.id)) : button({ class: "link who", onclick: open(r.id) }, name(rowName(r.id))), index.has(r.id) && !KINDS_LAST.has(r.id) ? el("small", null, name(role(get(r.id)))) : null),
    el("td", null, button({ class: "count", onclick: () => narrow({ speaker: [r.id] }, "table"), "aria-label": `${rowName(r.id)}: ${count(r.n, "statement")}` }, el("b", null, number(r.n)))),
    el("td", { class: r.no ? "denied-word" : "nil" }, r.no ? number(r.no) : "·"),
    kept.map((what) => matrixCell(r, what, most, named(what))), matrixCell(r, "", most, subject.none)));
  const more = [];
  if (lines_.length > MATRIX.rows) more.push(button({ id: "more-rows", onclick: () => { MATRIX.rows += 60; showMatrix(); ($("more-rows") ?? $("overview").querySelector("button")).focus(); } }, `${number(lines_.length - MATRIX.rows)} more speakers`));
  if (other.size) more.push(button({ id: "more-columns", onclick: () => { MATRIX.columns += 10; showMatrix(); ($("more-columns") ?? $("overview").querySelector("button")).focus(); } }, `${number(other.size)} more ${subject.title.toLowerCase()}`));
  $("overview").replaceChildren(least, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Who speaks about what" }, el("table", { class: "matrix" }, el("caption", { class: "unseen" }, "Statements by speaker and by what they are about. A count leads to its statements."), el("thead", null, head), el("tbody", null, body))), el("div", { class: "row more" }, more));
}
