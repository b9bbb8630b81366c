"use strict";
// The editor: our terms are completed, our questions offered, and nothing but this server is asked.
const given = JSON.parse(document.getElementById("given").textContent);
const { Yasqe, Yasr } = Yasgui;

Yasqe.defaults.autocompleters = ["variables"];
const complete = (from, name, found) => Yasqe.forkAutocompleter(from, { name, persistenceId: null, bulk: true, get: () => found });
complete("prefixes", "sayso-prefixes", Object.entries(given.prefixes).map(([name, iri]) => `${name}: <${iri}>`));
complete("property", "sayso-properties", given.properties);
complete("class", "sayso-classes", given.classes);

// The first column with words against the first with numbers, as bars.
class Chart {
  constructor(yasr) { this.yasr = yasr; this.priority = 2; this.label = "Chart"; this.hideFromSelection = false; }
  columns() {
    const json = this.yasr.results?.getAsJson?.(), rows = json?.results?.bindings ?? [];
    const number = (cell) => cell?.type === "literal" && cell.value.trim() !== "" && Number.isFinite(Number(cell.value));
    const of = (test) => (json?.head?.vars ?? []).find((v) => rows.length && rows.every((row) => test(row[v])));
    const counted = of(number), named = (json?.head?.vars ?? []).find((v) => v !== counted && rows.some((row) => row[v]));
    return counted && named ? { rows, counted, named } : null;
  }
  canHandleResults() { return Boolean(this.columns()); }
  getIcon() { const icon = document.createElement("span"); icon.textContent = "▤"; return icon; }
  draw() {
    const found = this.columns();
    if (!found) return;
    const NS = "http://www.w3.org/2000/svg", rows = found.rows.slice(0, 60), step = 26;
    const make = (name, attributes, words) => { const node = document.createElementNS(NS, name); for (const [k, v] of Object.entries(attributes)) node.setAttribute(k, v); if (words) node.textContent = words; return node; };
    const most = Math.max(1e-9, ...rows.map((row) => Math.abs(Number(row[found.counted].value))));
    const svg = make("svg", { class: "chart", viewBox: `0 0 900 ${rows.length * step + 8}`, role: "img", "aria-label": `${found.counted} by ${found.named}` });
    rows.forEach((row, i) => {
      const value = Number(row[found.counted].value), words = row[found.named]?.value ?? "", y = i * step + 4;
      const short = words.length > 44 ? `${words.slice(0, 43)}…` : words;
      svg.append(make("text", { x: 330, y: y + 15, "text-anchor": "end" }, short));
      svg.append(make("rect", { x: 340, y, width: Math.max(1, (Math.abs(value) / most) * 480), height: step - 8 }));
      svg.append(make("text", { x: 346 + (Math.abs(value) / most) * 480, y: y + 15 }, row[found.counted].value));
    });
    this.yasr.resultsEl.replaceChildren(svg);
  }
}
Yasr.registerPlugin("chart", Chart);

const here = new URL("/sparql", location.href).href;
const asked = new URLSearchParams(location.search).get("query");
const request = { endpoint: here, method: "POST", acceptHeaderGraph: "text/turtle,*/*;q=0.9" };
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: request,
  copyEndpointOnNewTab: false,
  endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => {} },
  persistenceId: `sayso ${location.host}`,
  yasqe: { value: given.first, requestConfig: request, createShareableLink: (yasqe) => `${here}?${new URLSearchParams({ query: yasqe.getValue() })}` },
  yasr: { pluginOrder: ["table", "chart", "response"], prefixes: given.prefixes, defaultPlugin: "table", plugins: { table: { enabled: true, dynamicConfig: { enabled: true, uriHrefAdapter: (iri) => (iri.startsWith(given.base) ? `/${iri.slice(given.base.length)}` : iri) } } } },
});
// What the editor leaves without a name or out of the keyboard's reach, now and in tabs to come.
function named() {
  for (const area of document.querySelectorAll("#yasgui .CodeMirror textarea")) area.setAttribute("aria-label", "SPARQL query");
  for (const field of document.querySelectorAll("#yasgui .CodeMirror-scroll")) field.tabIndex = 0;
  for (const button of document.querySelectorAll("#yasgui .tabsList button:not([role])")) button.setAttribute("role", "tab");
  for (const choice of document.querySelectorAll("#yasgui .tableSizer:not([aria-label])")) choice.setAttribute("aria-label", "Rows at a time");
  for (const head of document.querySelectorAll("#yasgui .yasr th")) {
    if (!head.textContent.trim()) (head.querySelector(".dt-column-title") ?? head).textContent = "#";
  }
}
named();
new MutationObserver(named).observe(document.getElementById("yasgui"), { childList: true, subtree: true });
function show(query) {
  const tab = yasgui.getTab() ?? yasgui.addTab(true);
  tab.setEndpoint(here);
  tab.setQuery(query);
  return tab.query().catch(() => undefined);
}
document.getElementById("questions").addEventListener("change", (event) => {
  const chosen = given.questions.find((q) => q.name === event.target.value);
  if (chosen) show(chosen.text);
});
yasgui.getTab()?.setEndpoint(here);
if (asked) show(asked);
