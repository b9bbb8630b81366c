// The panel: whatever is chosen, and the small parts that all of its pages are made of.
const row = (term, ...value) => (value.flat().some((v) => v != null && v !== "" && v !== false) ? [el("dt", null, term), el("dd", null, ...value)] : []);
const link = (id, text) => (index.has(id) ? el("button", { type: "button", class: "link", onclick: () => select(id, { focus: true, step: true }) }, name(text ?? named(id))) : name(text ?? named(id)));
const entry = (s) => el("button", { type: "button", class: "link whole", onclick: (event) => { if (!event.currentTarget.closest("#evidence")) opener = event.currentTarget; select(s.id, { focus: true, step: true }); } }, el("b", null, name(speaks(s))), " ",
  el("span", { class: denied(s) ? "denied-word" : "soft" }, verb(s)), ": ", worded(s));
const joined = (items, glue = ", ") => items.flatMap((item, i) => (i ? [glue, item] : [item]));

function post(p) {
  const where = [p.body, p.country].filter((w, i) => w && !fold([p.role, i ? p.body ?? "" : ""].join(" ")).includes(fold(w))).join(", ");
  const when = p.earliest && p.latest ? ` (${p.earliest} to ${p.latest})` : p.earliest ? ` (since ${p.earliest})` : p.latest ? ` (until ${p.latest})` : "";
  return `${p.former ? "former " : ""}${plain(p.role)}${where ? `, ${plain(where)}` : ""}${when}`;
}
const MOST_POSTS = 6;
function posts(id) {
  // One role once: "President" says nothing beside "President of Belarus".
  const list = all(get(id)?.posts).filter((p, i, every) => !every.some((q, k) => k !== i && !p.former === !q.former && fold(post(q)).includes(fold(p.role)) && !p.earliest && !p.latest && (fold(post(q)).length > fold(post(p)).length || (k < i && fold(post(q)) === fold(post(p))))));
  const more = list.length - MOST_POSTS;
  const told = list.slice(0, MOST_POSTS).map((p) => el("small", null, name(post(p)), p.again ? ` (${p.again + 1} times)` : null));
  return more > 0 ? [...told, el("small", null, `and ${more} more ${more > 1 ? "roles" : "role"} in the texts`)] : told;
}

function facts(items) {
  return items.length ? [el("h3", null, `Vouched for by a person (${items.length})`), factList(items)] : null;
}
function factList(items) {
  return el("ul", { class: "list" }, items.map((f) => el("li", null, link(f.subject), ` ${plain(f.predicate)} `, link(f.object),
    el("br"), el("small", null, f.earliest || f.latest ? `${plain(f.earliest ?? "…")} to ${plain(f.latest ?? "now")}. ` : "", f.by ? [name(`By ${f.by}.`), " "] : "", f.source ? ["Source: ", address(f.source)] : ""))));
}

// The shortest way to another speaker or country.
function finder(id) {
  const known = [...data.actors, ...all(data.countries)].filter((one) => one.id !== id && hangs.has(one.id)), labels = new Map();
  for (const one of known) { const text = plain(one.label); labels.set(labels.has(text) ? `${text} (${one.id})` : text, one.id); }
  const input = el("input", { id: "path-to", list: "path-names", autocomplete: "off", placeholder: "a speaker or a country" });
  const said_ = el("p", { class: "kind", role: "status" });
  const go = () => {
    const wanted = fold(plain(input.value)), found = [...labels].find(([text]) => fold(text) === wanted) ?? [...labels].find(([text]) => wanted && fold(text).includes(wanted));
    if (!found) { said_.textContent = "Nobody here is called that; choose a name from the list."; return; }
    scoped({ kind: "path", ends: [id, found[1]] }, state.view === "overview" ? "statements" : state.view);
  };
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  return [el("label", { class: "row", for: "path-to" }, "Shortest path to"), el("div", { class: "row" }, input, button({ onclick: go }, "Find")),
    el("datalist", { id: "path-names" }, [...labels.keys()].slice(0, 2000).map((text) => el("option", { value: text }))), said_];
}

// The path that is shown, step by step in words.
function pathPanel() {
  const path = shortest(...state.scope.ends);
  if (!path) return [el("h2", { tabindex: "-1" }, "No path"), el("p", { class: "kind" }, "Nothing that is reported here links the two, not even over others. The article’s own voice may: switch it on at the top of the filters.")];
  return [el("h2", { tabindex: "-1" }, "The path"), el("ol", { class: "list" }, path.map((id) => el("li", null, kindOfNode(id) === "statements" ? entry(get(id)) : link(id))))];
}

function listOf(items, title) {
  if (!items.length) return null;
  return [el("h3", null, `${title} (${number(items.length)})`), el("ul", { class: "list" }, items.slice(0, LIST).map((s) => el("li", null, entry(s)))),
    items.length > LIST ? el("p", { class: "kind" }, `${number(items.length - LIST)} more in the table.`) : null];
}
// Beside the graph, before anything is chosen.
function startPanel() {
  const list_ = shown();
  return [
    el("h2", { tabindex: "-1" }, "Who said it, in which words?"),
    el("p", { class: "kind" }, "Choose a statement, a speaker or a country. None of it is taken as a fact here."),
    listOf(list_.filter((s) => disputes.has(s.id)), "Disputed"),
    listOf(list_.filter((s) => denied(s) && !disputes.has(s.id)), "Denials"),
    listOf(list_.filter((s) => s.candidates || s.holder === "unknown"), "Speaker not known for certain"),
  ];
}

const PAGES = { statements: (id) => statementPanel(get(id)), actors: actorPanel, countries: countryPanel, points: pointPanel, articles: articlePanel };
function showPanel({ focus } = {}) {
  const panel = $("evidence"), id = state.sel, path = !id && state.scope?.kind === "path";
  const body = id ? PAGES[kindOfNode(id)](id) : path ? pathPanel() : state.view === "statements" ? startPanel() : null;
  const back = id && trail.length ? button({ class: "back", onclick: goBack }, "← Back") : null;
  const close = id ? button({ class: "close", "aria-label": "Close the evidence", onclick: () => { select(null); (opener?.isConnected ? opener : $("search")).focus({ preventScroll: true }); } }, "✕") : null;
  panel.hidden = !body;
  panel.classList.toggle("sheet", Boolean(id || path));
  panel.replaceChildren(...[back || close ? el("div", { class: "bar-top" }, back, close) : null, body].flat(9).filter((n) => n != null && n !== false));
  if (body) panel.scrollTop = 0;
  // The words are what one came for: they stand in sight, whatever stands before them.
  const mark = panel.querySelector(".text mark");
  if (mark && mark.getBoundingClientRect().bottom > panel.getBoundingClientRect().bottom - 24) panel.scrollTop = mark.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  if (focus) panel.querySelector("h2").focus({ preventScroll: true });
}
