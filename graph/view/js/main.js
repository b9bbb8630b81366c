// The page as a whole: one state, one way to refresh everything that depends on it.
const TAB = { overview: "graph", statements: "graph", table: "table" };
function showTabs() {
  for (const view of VIEWS) {
    const on = state.view === view, tab_ = $(`tab-${view}`);
    tab_.setAttribute("aria-selected", String(on));
    tab_.tabIndex = on ? 0 : -1;
    if (on) $(TAB[view]).setAttribute("aria-labelledby", tab_.id);
  }
  for (const panel of ["graph", "table"]) $(panel).hidden = TAB[state.view] !== panel;
}

function refresh(anchor = false, step_ = false) {
  const at = document.activeElement?.closest?.("#filters") ? [document.activeElement.value, document.activeElement.closest("fieldset")?.dataset.facet, document.activeElement.id, document.activeElement.getAttribute("aria-label")] : null;
  changed();
  showTabs(); showFilters(); showCount(); showTimeline();
  if (state.view === "table") showTable();
  else drawGraph(anchor);
  legend();
  if (!state.sel) showPanel();
  writeHash(step_);
  showScope();
  if (at) ($("filters").querySelector(at[2] ? `#${at[2]}` : at[3] ? `[aria-label="${CSS.escape(at[3])}"]:not([disabled])` : `[data-facet="${at[1]}"] input[value="${CSS.escape(at[0])}"]`) ?? $("filters").querySelector("input"))?.focus();
}

// A scope is a step: it can be taken back.
function scoped(scope, view) {
  state.scope = scope;
  if (view) state.view = view;
  if (scope && scope.kind !== "near") state.sel = null;
  state.cursor = null;
  refresh(true, true);
  showPanel();
  announce(scope ? $("scope").textContent.replace(/^← Back/, "") : "Everything is shown.");
}

function show(view) {
  if (view === state.view) return;
  state.view = view;
  refresh(true);
}

function select(id, { focus } = {}) {
  if (id && !index.has(id)) return;
  if (id && drawn.boxes.has(id)) state.cursor = id;
  state.sel = id = bare(id);
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
  const dark = matchMedia("(prefers-color-scheme: dark)"), repaint = () => { legend(); restyle(); };
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => { setTheme(dark.matches ? "dark" : "light"); repaint(); });
  readHash();
  startGraph();
  startExport();
  if (data.sparql) startSparql();
  showLeft();
  refresh(true);
  showPanel();
  if (state.sel) { state.cursor = state.sel; home(); }

  $("theme").onclick = () => { setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"); repaint(); };
  let waiting = 0;
  $("search").addEventListener("input", () => { clearTimeout(waiting); const find = () => { state.q = $("search").value; refresh(true); }; if (statements.length > 3000) waiting = setTimeout(find, 200); else find(); });
  $("filters").addEventListener("change", ({ target }) => {
    if (target.id === "voice") state.voice = target.checked;
    else state.off[target.closest("fieldset").dataset.facet][target.checked ? "delete" : "add"](target.value);
    refresh(target.id !== "voice");
  });
  $("timeline").addEventListener("change", ({ target }) => { state[target.dataset.key] = day10(target.value); refresh(true); });
  for (const view of VIEWS) $(`tab-${view}`).onclick = () => show(view);
  document.querySelector("[role=tablist]").addEventListener("keydown", ({ key }) => {
    const to = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (!to) return;
    const other = $(`tab-${VIEWS[(VIEWS.indexOf(state.view) + to + 3) % 3]}`);
    other.click(); other.focus();
  });
  $("show-filters").onclick = ({ currentTarget }) => currentTarget.setAttribute("aria-expanded", String($("filters").classList.toggle("open")));
  $("reset-empty").onclick = () => { reset(); refresh(true); };
  $("help").onclick = () => $("keys-box").showModal();
  for (const close of document.querySelectorAll("dialog .close")) close.onclick = () => close.closest("dialog").close();
  const [toGraph, toTable] = document.querySelectorAll(".skip");
  toGraph.onclick = (event) => { event.preventDefault(); if (state.view === "table") show("statements"); $("canvas").focus(); };
  toTable.onclick = (event) => { event.preventDefault(); show("table"); $("table").focus(); };
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || target.closest?.("dialog")) return;
    if (target.closest?.("#evidence") && state.sel) { const back = opener?.isConnected ? opener : $(TAB[state.view] === "graph" ? "canvas" : "table"); select(null); back.focus(); }
    if ($("filters").classList.contains("open")) { $("filters").classList.remove("open"); $("show-filters").setAttribute("aria-expanded", "false"); $("show-filters").focus(); }
  });
  addEventListener("popstate", (event) => { trail.length = Math.min(trail.length, Number(event.state) || 0); readHash(); refresh(true); showPanel(); });
  addEventListener("beforeprint", () => { state.rows = Math.max(state.rows, 2000); showTable(); });
  globalThis.sayso = Object.freeze({ data, nodes, edges, network, state, drawn, slice, shown, links, reasons });
  performance.mark("ready");
  document.documentElement.dataset.ready = "yes";
}

start();
