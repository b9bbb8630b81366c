// The facets with their live counts, and the line that says what they leave.
let opener = null;
const announce = (text) => { $("live").textContent = text; };

// Long facets start with their heaviest values; what is switched off always stays in sight.
function brief(facet, codes) {
  const off = state.off[facet.key];
  const kept = state.long.has(facet.key) ? codes : codes.filter((c, i) => i < 12 || (off.size < 20 && off.has(facet.values[c])));
  facet.more = codes.length - kept.length;
  return kept;
}

function only(key, value) {
  state.off[key] = new Set(FACETS.find((f) => f.key === key).values.filter((one) => one !== value));
  refresh(true);
}

function facetBox(f, c) {
  const v = f.values[c], n = f.tally[c], word = f.word(v);
  return el("div", { class: n ? "facet" : "facet nothing" },
    el("label", null, el("input", { type: "checkbox", value: v, checked: !state.off[f.key].has(v) }), el("b", null, name(word))),
    f.values.length > 1 ? button({ class: "link only", "aria-label": `Only ${plain(word)}`, onclick: () => only(f.key, v) }, "only") : null,
    el("i", null, number(n)));
}

function facetGroup(f) {
  const off = state.off[f.key], shortcut = (text, values, idle) => button({ class: "link", disabled: idle, "aria-label": `${f.title}: ${text}`, onclick: () => { state.off[f.key] = new Set(values); refresh(true); } }, text);
  return el("fieldset", { "data-facet": f.key },
    el("legend", null, el("span", { class: "facet-head" }, f.title, f.values.length > 1 ? el("span", null, shortcut("all", [], !off.size), shortcut("none", f.values, off.size === f.values.length)) : null)),
    brief(f, f.order.filter((c) => f.tally[c] || off.has(f.values[c]) || (f.values.length <= 12 && (state.voice || f.values[c] !== "voice")))).map((c) => facetBox(f, c)),
    f.more ? button({ class: "link", onclick: () => { state.long.add(f.key); refresh(); } }, `${number(f.more)} more`) : null);
}

function showFilters() {
  sift();
  const voices = statements.filter(narrated).length;
  const own = voices ? el("div", { class: "switch" }, el("div", { class: "facet" },
    el("label", null, el("input", { type: "checkbox", id: "voice", role: "switch", checked: state.voice }),
      el("b", null, "The article’s own voice", el("small", null, "what the text claims without naming anybody"))), el("i", null, number(voices)))) : null;
  const done = button({ class: "done", onclick: () => $("show-filters").click() }, "Close filters");
  const groups = FACETS.filter((f) => f.values.length > 1 || f.key === "article").map(facetGroup);
  $("filters").replaceChildren(...[done, own, groups, filtering() ? button({ id: "reset", onclick: () => { reset(); refresh(true); } }, "Reset all") : null].flat().filter(Boolean));
}

function showCount() {
  const list = shown(), hidden = state.voice ? 0 : statements.filter(narrated).length;
  const people = new Set(list.flatMap(holders)), places = new Set(list.flatMap((s) => all(s.about).filter((id) => kindOfNode(id) === "countries")));
  people.delete("unknown");
  const part = list.length === statements.length ? count(list.length, "statement") : `${number(list.length)} of ${count(statements.length, "statement")}`;
  $("count").textContent = [count(all(data.articles).length, "article"), part, count(people.size, "speaker"), count(places.size, "country", "countries")].join(" · ") +
    (hidden ? ` · ${number(hidden)} in the article’s own voice not shown` : "");
}

function showLeft() {
  if (!data.left) return;
  const { statements: [has_, of], reported: [told_, known], articles: [from, there] } = data.left;
  $("capped").textContent = `This page holds ${number(has_)} of ${count(of, "statement")}, ${number(told_)} of ${number(known)} reported ones among them, from ${number(from)} of ${count(there, "article")}. Left out: ${number(of - has_)}; “sayso serve” shows and asks the whole graph.`;
  $("capped").hidden = false;
}

// The bar above the picture: what the scope is, and the ways out of it.
function showScope() {
  const { scope } = state, parts = [];
  if (trail.length) parts.push(button({ id: "back", onclick: goBack }, "← Back"));
  if (scope) {
    parts.push(el("span", { class: "scope" }, scopeWords()));
    if (scope.kind === "near") parts.push(stepButtons(scope.id));
    parts.push(button({ class: "link", id: "unscope", onclick: () => scoped(null) }, "Show all"));
  }
  $("scope").replaceChildren(...parts);
  $("scope").hidden = !parts.length;
}

const stepButtons = (id) => el("span", { class: "steps", role: "group", "aria-label": `Neighbourhood of ${kindOfNode(id) === "statements" ? "the statement" : named(id)}` },
  [1, 2, 3].map((depth) => button({ "aria-pressed": String(state.scope?.kind === "near" && state.scope.id === id && state.scope.depth === depth), "aria-label": count(depth, "step"), onclick: () => scoped({ kind: "near", id, depth }, state.view === "overview" ? "statements" : state.view) }, depth)), "steps");
