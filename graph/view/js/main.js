// The page as a whole: one state, one way to refresh everything that depends on it.
let opener = null;
const announce = (text) => { $("live").textContent = text; };

// Long facets start with their heaviest values; what is switched off always stays in sight.
function brief(facet, values) {
  const kept = state.long.has(facet.key) ? values : values.filter((v, i) => i < 12 || state.off[facet.key].has(v));
  facet.more = values.length - kept.length;
  return kept;
}

function showFilters() {
  const voices = statements.filter(narrated).length;
  const own = voices ? el("label", { class: "facet switch" },
    el("input", { type: "checkbox", id: "voice", role: "switch", ...(state.voice ? { checked: true } : {}) }),
    el("b", null, "The article’s own voice", el("small", null, "what the text claims without naming anybody")), el("i", null, voices.toLocaleString("en"))) : null;
  const groups = FACETS.filter((f) => f.values.length > 1 || f.key === "article").map((f) => {
    const base = statements.filter((s) => passes(s, f.key)), tally = new Map();
    for (const s of base) for (const v of f.of(s)) tally.set(v, (tally.get(v) ?? 0) + 1);
    const shortcut = (text, off) => el("button", { type: "button", class: "link", "aria-label": `${f.title}: ${text}`, onclick: () => { state.off[f.key] = new Set(off); refresh(true); } }, text);
    return el("fieldset", { "data-facet": f.key },
      el("legend", null, el("span", { class: "facet-head" }, f.title, el("span", null, shortcut("all", []), shortcut("none", f.values)))),
      brief(f, f.values.filter((v) => tally.get(v) || state.off[f.key].has(v))).map((v) => el("label", { class: tally.get(v) ? "facet" : "facet nothing" },
        el("input", { type: "checkbox", value: v, ...(state.off[f.key].has(v) ? {} : { checked: true }) }),
        el("b", null, name(f.word(v))), el("i", null, (tally.get(v) ?? 0).toLocaleString("en")))),
      f.more ? el("button", { type: "button", class: "link", onclick: () => { state.long.add(f.key); refresh(); } }, `${f.more} more`) : null);
  });
  const done = el("button", { type: "button", class: "done", onclick: () => $("show-filters").click() }, "Close filters");
  $("filters").replaceChildren(...[done, own, groups, filtering() ? el("button", { type: "button", onclick: () => { reset(); refresh(true); } }, "Reset all") : null].flat().filter(Boolean));
}

function showCount() {
  const list = shown(), hidden = statements.filter(narrated).length;
  const people = new Set(list.flatMap(holders)), places = new Set(list.flatMap((s) => all(s.about)));
  people.delete("unknown");
  const part = list.length === statements.length ? count(list.length, "statement") : `${list.length.toLocaleString("en")} of ${count(statements.length, "statement")}`;
  $("count").textContent = [count(all(data.articles).length, "article"), part, count(people.size, "speaker"), count(places.size, "country", "countries")].join(" · ") +
    (hidden && !state.voice ? ` · ${hidden.toLocaleString("en")} in the article’s own voice not shown` : "");
}

function showLeft() {
  if (!data.left) return;
  const { statements: [has, of], reported: [told, known], articles: [from, there] } = data.left, n = (x) => x.toLocaleString("en");
  $("capped").textContent = `This page holds ${n(has)} of ${count(of, "statement")}, ${n(told)} of ${n(known)} reported ones among them, from ${n(from)} of ${count(there, "article")}. Left out: ${n(of - has)}; ask the whole graph with “sayso query”.`;
  $("capped").hidden = false;
}

function showTabs() {
  for (const view of ["graph", "table"]) {
    const on = state.view === view, tab = $(`tab-${view}`);
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
    $(view).hidden = !on;
  }
}

function refresh(anchor = false) {
  const at = document.activeElement?.closest?.("#filters") ? [document.activeElement.value, document.activeElement.closest("fieldset")?.dataset.facet, document.activeElement.id] : null;
  showTabs(); showFilters(); showCount(); showTable();
  drawGraph(anchor);
  legend();
  if (!state.sel) showPanel();
  writeHash();
  if (at) ($("filters").querySelector(at[2] ? `#${at[2]}` : `[data-facet="${at[1]}"] input[value="${CSS.escape(at[0])}"]`) ?? $("filters").querySelector("input"))?.focus();
}

function select(id, { focus } = {}) {
  if (id && !index.has(id)) return;
  state.sel = id;
  if (id && drawn.boxes.has(id)) { state.cursor = id; }
  showPanel({ focus });
  restyle();
  if (id) { into(id); announce(tell(id)); } else announce("Nothing chosen.");
  for (const tr of $("table").querySelectorAll("tr[data-id]")) tr.classList.toggle("chosen", tr.dataset.id === id);
  writeHash();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const dark = theme === "dark";
  $("theme").textContent = dark ? "Light" : "Dark";
  $("theme").setAttribute("aria-label", `Switch to the ${dark ? "light" : "dark"} theme`);
  readTheme();
}

function start() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => { setTheme(dark.matches ? "dark" : "light"); legend(); restyle(); });
  readHash();
  startGraph();
  showLeft();
  refresh(true);
  showPanel();
  if (state.sel) { state.cursor = state.sel; home(); }

  $("theme").onclick = () => { setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"); legend(); restyle(); };
  $("search").addEventListener("input", () => { state.q = $("search").value; refresh(true); });
  $("filters").addEventListener("change", ({ target }) => {
    if (target.id === "voice") state.voice = target.checked;
    else state.off[target.closest("fieldset").dataset.facet][target.checked ? "delete" : "add"](target.value);
    refresh(target.id !== "voice");
  });
  for (const view of ["graph", "table"]) $(`tab-${view}`).onclick = () => { state.view = view; showTabs(); if (view === "graph") { network.redraw(); home(); } writeHash(); };
  document.querySelector("[role=tablist]").addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const other = $(state.view === "graph" ? "tab-table" : "tab-graph");
    other.click(); other.focus();
  });
  $("show-filters").onclick = ({ currentTarget }) => currentTarget.setAttribute("aria-expanded", $("filters").classList.toggle("open"));
  $("reset-empty").onclick = () => { reset(); refresh(true); };
  document.querySelector(".skip").onclick = (event) => { event.preventDefault(); $("tab-table").click(); $("table").focus(); };
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape") return;
    if (target.closest("#evidence") && state.sel) { const back = opener?.isConnected ? opener : $(state.view === "graph" ? "canvas" : "table"); select(null); back.focus(); }
    if ($("filters").classList.contains("open")) { $("filters").classList.remove("open"); $("show-filters").setAttribute("aria-expanded", "false"); $("show-filters").focus(); }
  });
  addEventListener("hashchange", () => { readHash(); refresh(true); showPanel(); });
  addEventListener("beforeprint", () => { state.rows = Infinity; showTable(); });
  globalThis.sayso = Object.freeze({ data, nodes, edges, network, state, drawn, slice });
  document.documentElement.dataset.ready = "yes";
}

start();
