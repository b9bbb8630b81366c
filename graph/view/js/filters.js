// The facets with their live counts, and the line that says what they leave.
let opener = null;
const announce = (text) => { $("live").textContent = text; };

const FEW_VALUES = 8, MORE_VALUES = 60;
// Long facets start with their heaviest values; what is ticked always stands in sight.
function listed(f) {
  const on = state.on[f.key], within = searched(state.within[f.key] ?? "");
  const found = f.order.filter((c) => f.tally[c] || on.has(f.values[c])).filter((c) => !within.length || within.every((w) => fold(f.word(f.values[c])).includes(w)));
  const most = state.long.has(f.key) ? MORE_VALUES : FEW_VALUES;
  const ticked = found.filter((c) => on.has(f.values[c]) && on.size < 20), rest = found.filter((c) => !ticked.includes(c));
  return { kept: [...ticked, ...rest.slice(0, Math.max(0, most - ticked.length))], left: Math.max(0, rest.length - Math.max(0, most - ticked.length)) };
}

// Leave only some values of some facets: a step that can be taken back.
function narrow(on, view) {
  for (const [key, values] of Object.entries(on)) state.on[key] = new Set(values);
  if (view) { state.view = view; state.sel = null; }
  state.rows = 200;
  refresh(true, true);
  showPanel();
  announce($("count").textContent);
}
const only = (key, value) => narrow({ [key]: [value] }, state.view === "findings" || state.view === "overview" ? "table" : null);

function facetBox(f, c) {
  const v = f.values[c], n = f.tally[c];
  return el("div", { class: n ? "facet" : "facet nothing" },
    el("label", null, el("input", { type: "checkbox", value: v, checked: state.on[f.key].has(v) }), el("b", null, name(f.word(v)))),
    el("i", null, number(n)));
}

function facetGroup(f) {
  const { kept, left } = listed(f), on = state.on[f.key], long = f.values.length > 2 * FEW_VALUES;
  const box = el("details", { "data-facet": f.key, open: state.within[`open ${f.key}`] ?? (f.open || on.size > 0) },
    el("summary", null, f.title, on.size ? el("span", { class: "ticked" }, number(on.size)) : null),
    long ? el("input", { type: "search", class: "within", "aria-label": `Find in ${f.title}`, placeholder: `Find among ${number(kept.length + left)}`, value: state.within[f.key] ?? "", autocomplete: "off" }) : null,
    el("div", { role: "group", "aria-label": f.title }, kept.map((c) => facetBox(f, c))),
    left ? (state.long.has(f.key) ? el("p", { class: "kind" }, `${number(left)} more: type above to find them`) : button({ class: "link", onclick: () => { state.long.add(f.key); refresh(); } }, `${number(left)} more`)) : null);
  box.addEventListener("toggle", () => { state.within[`open ${f.key}`] = box.open; });
  return box;
}

function showFilters() {
  sift();
  const voices = statements.filter(narrated).length, top = $("filters").scrollTop;
  const own = voices ? el("div", { class: "switch" }, el("div", { class: "facet" },
    el("label", null, el("input", { type: "checkbox", id: "voice", role: "switch", checked: state.voice }),
      el("b", null, "The articles’ own voice", el("small", null, "what a text claims without naming anybody"))), el("i", null, number(voices)))) : null;
  const done = button({ class: "done", onclick: () => $("show-filters").click() }, "Close filters");
  const groups = FACETS.filter((f) => f.values.length > 1 || f.key === "article").map(facetGroup);
  $("filters").replaceChildren(...[done, own, groups].flat().filter(Boolean));
  $("filters").scrollTop = top;
}

function showCount() {
  const list = shown(), hidden = state.voice ? 0 : statements.filter(narrated).length;
  const people = new Set(list.flatMap(holders)), places = new Set(list.flatMap((s) => all(s.about).filter((id) => kindOfNode(id) === "countries")));
  people.delete("unknown");
  const part = list.length === statements.length ? count(list.length, "statement") : `${number(list.length)} of ${count(statements.length, "statement")}`;
  $("count").textContent = [count(all(data.articles).length, "article"), part, count(people.size, "speaker"), count(places.size, "country", "countries")].join(" · ") +
    (hidden ? ` · ${number(hidden)} in the articles’ own voice not shown` : "");
}

function showLeft() {
  if (!data.left) return;
  const { statements: [has_, of], reported: [told_, known], articles: [from, there] } = data.left;
  $("capped").textContent = `This page holds ${number(has_)} of ${count(of, "statement")}, ${number(told_)} of ${number(known)} reported ones among them, from ${number(from)} of ${count(there, "article")}. Left out: ${number(of - has_)}; “sayso serve” shows and asks the whole graph.`;
  $("capped").hidden = false;
}

// ---------------------------------------------------------------- what narrows the page, as chips

function chip(text, away) {
  return el("span", { class: "filter" }, el("span", null, text), button({ "aria-label": `Take away: ${text.textContent ?? text}`, onclick: () => { away(); refresh(true, true); showPanel(); ($("chips").querySelector("button") ?? $("search")).focus(); } }, "✕"));
}

function chips() {
  const out = [];
  if (state.q.trim()) out.push(chip(`Words: ${plain(state.q)}`, () => { state.q = $("search").value = ""; }));
  for (const f of FACETS) {
    const on = [...state.on[f.key]];
    if (on.length > 4) out.push(chip(`${f.title}: ${number(on.length)} chosen`, () => state.on[f.key].clear()));
    else for (const v of on) out.push(chip(`${f.title}: ${plain(f.word(v))}`, () => state.on[f.key].delete(v)));
  }
  const time = state.axis === "said" ? "Said" : "Speaks of";
  if (state.from || state.to) out.push(chip(`${time}: ${state.from && state.to ? (state.from === state.to ? state.from : `${state.from} to ${state.to}`) : state.from ? `from ${state.from}` : `until ${state.to}`}`, () => Object.assign(state, { from: "", to: "" })));
  if (!state.undated) out.push(chip(state.axis === "said" ? "Without the undated" : "Only with a time", () => { state.undated = true; }));
  return out;
}

// What the search finds in the articles' own voice, which starts hidden.
function hushed() {
  const { hushed: n } = sift();
  if (!n || state.voice || !state.q.trim()) return null;
  return el("span", { class: "hushed" }, `${count(n, "more match", "more matches")} in the articles’ own voice. `, button({ class: "link", id: "unhush", onclick: () => { state.voice = true; refresh(true); } }, n === 1 ? "Show it" : "Show them"));
}

function showScope() {
  const { scope } = state, parts = [], found = chips();
  if (trail.length && (scope || found.length)) parts.push(button({ id: "back", onclick: goBack }, "← Back"));
  if (scope) {
    parts.push(el("span", { class: "scope" }, scopeWords()));
    if (scope.kind === "near") parts.push(stepButtons(scope.id));
    parts.push(button({ class: "link", id: "unscope", onclick: () => scoped(null) }, "Show all"));
  }
  parts.push(...found);
  if (found.length) parts.push(button({ class: "link", id: "reset", onclick: () => { reset(); refresh(true, true); showPanel(); $("search").focus(); } }, "Clear all"));
  const more = hushed();
  if (more) parts.push(more);
  $("chips").replaceChildren(...parts);
  $("chips").hidden = !parts.length;
}

const stepButtons = (id) => el("span", { class: "steps", role: "group", "aria-label": `Neighbourhood of ${kindOfNode(id) === "statements" ? "the statement" : named(id)}` },
  [1, 2, 3].map((depth) => button({ "aria-pressed": String(state.scope?.kind === "near" && state.scope.id === id && state.scope.depth === depth), "aria-label": count(depth, "step"), onclick: () => scoped({ kind: "near", id, depth }, ["findings", "overview"].includes(state.view) ? "statements" : state.view) }, depth)), "steps");
