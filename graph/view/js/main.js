// The page as a whole: one state, one way to refresh everything that depends on it.
const TAB = { findings: "findings", overview: "overview", statements: "graph", table: "table", compare: "compare" };
function showTabs() {
  for (const view of VIEWS) {
    const on = state.view === view, tab_ = $(`tab-${view}`);
    tab_.setAttribute("aria-selected", String(on));
    tab_.tabIndex = on ? 0 : -1;
    $(TAB[view]).hidden = !on;
  }
  document.body.dataset.view = state.view;
}

// What has the focus in a part that is made anew, and how to find its successor.
function holding() {
  const at = document.activeElement, part = at?.closest?.("#filters");
  if (!part) return null;
  const facet = at.closest("[data-facet]")?.dataset.facet;
  return { id: at.id, facet, value: at.type === "checkbox" ? at.value : null, within: at.className === "within", at: at.selectionStart, summary: at.tagName === "SUMMARY" };
}
function hold(kept) {
  if (!kept) return;
  const box = kept.facet && $("filters").querySelector(`[data-facet="${kept.facet}"]`);
  const found = kept.id ? $(kept.id) : kept.within ? box?.querySelector(".within") : kept.value !== null ? box?.querySelector(`input[value="${CSS.escape(kept.value)}"]`) : box?.querySelector("summary");
  (found ?? box?.querySelector("summary") ?? $("filters").querySelector("summary"))?.focus();
  if (kept.within && found) found.setSelectionRange(kept.at, kept.at);
}

function refresh(anchor = false, step_ = false) {
  const kept = holding();
  changed();
  showTabs(); showFilters(); showCount(); showScope();
  ({ findings: showFindings, overview: showMatrix, statements: () => showStatements(anchor), table: showTable, compare: showCompare })[state.view]();
  showTimeline();
  legend();
  if (!state.sel) showPanel();
  writeHash(step_);
  showScope();
  hold(kept);
}

// A scope is a step: it can be taken back.
function scoped(scope, view) {
  Object.assign(state, { scope, open: [], shut: [] });
  if (view) state.view = view;
  if (scope && scope.kind !== "near") state.sel = null;
  state.cursor = null;
  refresh(true, true);
  showPanel();
  announce(scope ? $("chips").querySelector(".scope").textContent : "Everything is shown.");
}

function show(view) {
  if (view === state.view) return;
  state.view = view;
  refresh(true);
}

function select(id, { focus, step: step_ } = {}) {
  if (id && !index.has(id)) return;
  state.sel = id = bare(id);
  // What is chosen is brought into the picture; what cannot be is said to be outside of it.
  const picture = state.view === "statements" && pictured();
  if (picture && id && !drawn.boxes.has(id) && !drawn.boxes.has(topic(id)) && kindOfNode(id) === "statements") drawGraph(false);
  if (id && drawn.boxes.has(id)) state.cursor = id;
  writeHash(Boolean(step_ && id));
  showPanel({ focus });
  showScope();
  if (picture) { restyle(); if (id) into(id); showLooks(); } else if (state.view === "statements") { markCards(); if (id) toCard(id); }
  announce(id ? tell(id) : "Nothing chosen.");
  for (const tr of $("table").querySelectorAll("tr[data-id]")) tr.classList.toggle("chosen", tr.dataset.id === id);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const dark = theme === "dark";
  $("theme").textContent = dark ? "Light" : "Dark";
  $("theme").setAttribute("aria-label", `Switch to the ${dark ? "light" : "dark"} theme`);
  readTheme();
}

function start() {
  const dark = matchMedia("(prefers-color-scheme: dark)"), repaint = () => { if (pictured()) restyle(); legend(); };
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => { setTheme(dark.matches ? "dark" : "light"); repaint(); });
  const addressed = location.hash.length > 1;
  readHash();
  startGraph();
  startSearch();
  startExport();
  startBrush();
  startCards();
  startLooks();
  if (data.sparql) startSparql();
  showLeft();
  refresh(true);
  showPanel();
  if (state.sel) { state.cursor = state.sel; home(); }

  $("theme").onclick = () => { setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"); repaint(); };
  $("filters").addEventListener("change", ({ target }) => {
    if (target.type !== "checkbox") return;
    if (target.id === "voice") state.voice = target.checked;
    else state.on[target.closest("[data-facet]").dataset.facet][target.checked ? "add" : "delete"](target.value);
    refresh(target.id !== "voice");
  });
  $("filters").addEventListener("input", ({ target }) => { if (target.className === "within") { state.within[target.closest("[data-facet]").dataset.facet] = target.value; const kept = holding(); showFilters(); hold(kept); } });
  $("timeline").addEventListener("change", ({ target }) => { state[target.dataset.key] = day10(target.value); refresh(true); });
  for (const view of VIEWS) $(`tab-${view}`).onclick = () => show(view);
  document.querySelector("[role=tablist]").addEventListener("keydown", ({ key }) => {
    const to = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (!to) return;
    const other = $(`tab-${VIEWS[(VIEWS.indexOf(state.view) + to + VIEWS.length) % VIEWS.length]}`);
    other.click(); other.focus();
  });
  $("show-filters").onclick = ({ currentTarget }) => currentTarget.setAttribute("aria-expanded", String($("filters").classList.toggle("open")));
  $("reset-empty").onclick = () => { reset(); refresh(true); };
  $("help").onclick = () => $("keys-box").showModal();
  for (const close of document.querySelectorAll("dialog .close")) close.onclick = () => close.closest("dialog").close();
  const [toGraph, toTable] = document.querySelectorAll(".skip");
  toGraph.onclick = (event) => { event.preventDefault(); if (state.view !== "statements") show("statements"); inStatements().focus(); };
  toTable.onclick = (event) => { event.preventDefault(); show("table"); $("table").focus(); };
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || target.closest?.("dialog")) return;
    if (target.closest?.("#evidence") && state.sel) { const back = opener?.isConnected ? opener : state.view === "statements" ? inStatements() : $("search"); select(null); back.focus(); }
    if ($("filters").classList.contains("open")) { $("filters").classList.remove("open"); $("show-filters").setAttribute("aria-expanded", "false"); $("show-filters").focus(); }
  });
  addEventListener("popstate", (event) => { trail.length = Math.min(trail.length, Number(event.state) || 0); readHash(); refresh(true); showPanel(); });
  // On paper: what is chosen first, then the view that is open; of the graph its rows.
  const sheets = { rows: 0, open: [] };
  addEventListener("beforeprint", () => {
    Object.assign(sheets, { rows: state.rows, open: [...$("evidence").querySelectorAll("details:not([open])")] });
    for (const box of sheets.open) box.open = true;
    if (!["table", "statements"].includes(state.view)) return;
    state.rows = Math.max(state.rows, 2000);
    showTable({ whole: true });
  });
  addEventListener("afterprint", () => { for (const box of sheets.open) box.open = false; if (state.rows !== sheets.rows) { state.rows = sheets.rows; showTable(); } });
  startTour(addressed);
  globalThis.sayso = Object.freeze({ data, nodes, edges, network, state, drawn, slice, shown, sift, links, reasons, suggestions });
  performance.mark("ready");
  later(() => readAhead());
  document.documentElement.dataset.ready = "yes";
}

start();
