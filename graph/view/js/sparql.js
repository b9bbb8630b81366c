// SPARQL in the page: the engine is unpacked and started when the drawer is first used.
let store = null, answered = null;
const TERMS = { uri: "NamedNode", literal: "Literal", bnode: "BlankNode" };
// A served page asks its server.
const server = {
  async query(text) {
    const reply = await fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.5" }, body: text });
    if (!reply.ok) throw new Error((await reply.text()).trim());
    if (reply.headers.get("Content-Type").startsWith("text/turtle")) { $("answer").replaceChildren(el("pre", { class: "scroll", tabindex: "0" }, await reply.text())); return null; }
    const found = await reply.json(), term = ({ type, value }) => ({ termType: TERMS[type], value });
    const rows_ = found.results?.bindings.map((row) => new Map(Object.entries(row).map(([key, value]) => [key, term(value)])));
    return rows_ ? Object.assign(rows_, { columns: found.head.vars }) : found.boolean;
  },
};
async function engine() {
  if (!$("oxigraph")) { engine.whole = true; return server; }
  if (store) return store;
  await oxigraph.start({ module_or_path: await unfold($("oxigraph").textContent, "gzip").arrayBuffer() });
  const triples = $("triples").textContent, made = new oxigraph.Store();
  const text = triples.startsWith("0:") ? null : await unfold(triples, "deflate").text();
  engine.whole = text !== null;
  made.load(text ?? triplesOf(shown().slice(0, MOST_ASKED)).join("\n"), { format: text ? "text/turtle" : "application/n-triples" });
  // The parts of a graph that did not fit are asked anew whenever the filters change.
  if (text) store = made;
  performance.mark("engine");
  return made;
}
const MOST_ASKED = 2000;

const { prefixes, questions } = data.sparql;
const declared = (text) => Object.entries(prefixes).filter(([p]) => !new RegExp(`prefix\\s+${p}\\s*:`, "i").test(text)).map(([p, base]) => `PREFIX ${p}: <${base}> `).join("");

// A parameter is bound as the first thing the pattern says, as a name or as words, never pasted.
function bound(text) {
  const given = [...$("parameters").querySelectorAll("input")].map((input) => [input.name, input.value.trim()]).filter(([, value]) => value);
  if (!given.length) return text;
  const values = given.map(([key, value]) => {
    const wanted = fold(value), kinds = { actor: "actors", country: "countries", article: "articles" }[key];
    if (!kinds) return `VALUES ?${key} { ${/^[+-]?\d+$/.test(value) ? value : literal(value)} }`;
    const names = (one) => [one.label ?? one.title, one.id, ...all(one.names)].map((n) => fold(n ?? ""));
    const found = all(data[kinds]).find((one) => names(one).includes(wanted)) ?? all(data[kinds]).find((one) => names(one).some((n) => n.split(/\s+/).includes(wanted))) ?? all(data[kinds]).find((one) => names(one).some((n) => n.includes(wanted)));
    if (!found) throw new Error(`No ${key} here is called “${value}”.`);
    return `VALUES ?${key} { ${iri(found.id)} }`;
  });
  const bare = text.replace(/#[^\n]*|<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"/g, (found) => " ".repeat(found.length)), at = bare.indexOf("{", Math.max(0, bare.search(/\bwhere\b/i))) + 1;
  return `${text.slice(0, at)} ${values.join(" ")} ${text.slice(at)}`;
}

function short(id) {
  const base = BASE.length, text = id.startsWith(`${BASE}id/`) ? id.slice(base + 3).replace("/", ":") : id;
  if (text !== id) return text;
  const hit_ = Object.entries(prefixes).filter(([, b]) => id.startsWith(b)).sort((a, b) => b[1].length - a[1].length)[0];
  return hit_ ? `${hit_[0]}:${id.slice(hit_[1].length)}` : id;
}
const nodeOf = (term) => { const id = term?.termType === "NamedNode" ? short(term.value) : null; return id && index.has(id) && kindOfNode(id) !== "articles" ? id : id?.startsWith("report:") && index.has(id.replace("report:", "statement:")) ? id.replace("report:", "statement:") : null; };
const shownTerm = (term) => { if (!term) return ""; const id = nodeOf(term); return id ? (kindOfNode(id) === "statements" ? id : link(id)) : term.termType === "NamedNode" ? name(short(term.value)) : term.value ?? String(term); };

function drawerSays(text, bad) { $("sparql-says").textContent = text; $("sparql-says").classList.toggle("bad", Boolean(bad)); }

const reply = async (asked) => (await engine()).query(asked, { use_default_graph_as_union: true });
// An engine that trapped is lost with its memory; a fresh one is asked once more.
function renewed(problem) {
  if (!(problem instanceof WebAssembly.RuntimeError)) throw problem;
  store = null;
  oxigraph = freshOxigraph();
}
async function ask() {
  const text = $("query").value;
  drawerSays("Asking …");
  $("answer").replaceChildren();
  try {
    const asked = declared(text) + bound(text);
    await engine();
    await new Promise((done) => { setTimeout(done); });
    const found = await reply(asked).catch((problem) => { renewed(problem); return reply(asked); });
    answer(found, text);
  } catch (problem) {
    if (problem instanceof WebAssembly.RuntimeError) renewed(problem);
    const words = String(problem?.message ?? problem).replace(/^Error: /, "");
    drawerSays(/service/i.test(words) ? "This page asks only itself: SERVICE is off." : /error at/.test(words) ? `This is not SPARQL: ${words.slice(0, 300)}` : words.slice(0, 300), true);
  }
}

const MOST_ROWS = 500;
function answer(result, text) {
  if (result === null) { drawerSays("Triples."); return; }
  if (typeof result === "boolean") { drawerSays(result ? "Yes." : "No."); return; }
  const triples = result.length && result[0] instanceof Map === false;
  const columns = result.columns ?? (triples ? ["subject", "predicate", "object"] : result.length ? [...result[0].keys()].length < 1 ? [] : order_(text, result) : []);
  const lines_ = result.map((row) => columns.map((c) => (triples ? row[c] : row.get(c))));
  const found = [...new Set(lines_.flat().map(nodeOf).filter((id) => id && kindOfNode(id) === "statements"))];
  answered = { columns, lines: lines_ };
  drawerSays(`${count(lines_.length, "row")}${lines_.length > MOST_ROWS ? `, the first ${MOST_ROWS} shown` : ""}${engine.whole ? "" : `. The graph is too large to travel in a page: asked were the ${number(Math.min(MOST_ASKED, shown().length))} statements shown; “sayso serve” asks them all`}.`);
  if (!lines_.length) return;
  const row_ = (line) => { const id = line.map(nodeOf).find((one) => one && kindOfNode(one) === "statements") ?? line.map(nodeOf).find(Boolean); return el("tr", null, id ? el("td", null, button({ class: "link", "aria-label": `Show ${kindOfNode(id) === "statements" ? said(get(id)) : named(id)}`, onclick: (e) => { opener = e.currentTarget; select(id); } }, "show")) : el("td"), line.map((term) => el("td", { class: (term?.value ?? "").length > 30 && !nodeOf(term) ? "long" : null }, shownTerm(term)))); };
  $("answer").replaceChildren(
    el("div", { class: "row" }, found.length ? button({ id: "among", onclick: () => { state.voice ||= found.some((id) => narrated(get(id))); scoped({ kind: "among", ids: found }, state.view === "overview" ? "statements" : state.view); } }, `Show only ${found.length === 1 ? "this statement" : `these ${number(found.length)} statements`}`) : null,
      button({ id: "answer-csv", onclick: () => save(`\ufeff${csv(columns, lines_.map((line) => line.map((term) => term?.value ?? "")))}`, "text/csv;charset=utf-8", "csv") }, "Save as CSV")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Answer" }, el("table", null, el("thead", null, el("tr", null, el("th", { scope: "col" }, el("span", { class: "unseen" }, "In the graph")), columns.map((c) => el("th", { scope: "col" }, c)))), el("tbody", null, lines_.slice(0, MOST_ROWS).map(row_)))));
}
// The engine gives a row's values in no order; the query's own is the one to show.
function order_(text, result) {
  const known = [...new Set(result.flatMap((row) => [...row.keys()]))], head = text.replace(/#[^\n]*/g, "").match(/select([\s\S]*?)(where|\{)/i)?.[1] ?? "";
  const at = (c) => { const i = head.search(new RegExp(`[?$]${c}\\b(?!.*\\bas\\s+[?$]${c}\\b)`, "i")); return i < 0 ? 1e6 + known.indexOf(c) : i; };
  return known.sort((a, b) => at(a) - at(b));
}

function choose(question) {
  $("query").value = question.text.replace(/^(#.*\n)+/, (comments) => comments.split("\n").filter((line) => !line.startsWith("# Param")).join("\n")).replace(/^PREFIX .*\n+/gim, "");
  $("parameters").replaceChildren(...Object.entries(question.parameters).map(([key, value]) => el("label", null, `${key} `, el("input", { name: key, value }))));
}

function startSparql() {
  const pick_ = $("questions");
  pick_.append(...questions.map((q, i) => el("option", { value: i }, q.asks || q.name)));
  pick_.onchange = () => { if (pick_.value === "") return; choose(questions[pick_.value]); ask(); };
  $("ask").onclick = ask;
  $("query").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); } });
  $("parameters").addEventListener("keydown", ({ key }) => { if (key === "Enter") ask(); });
  const toggle = (on) => { $("drawer").hidden = !on; $("sparql").setAttribute("aria-expanded", String(on)); if (on) { $("questions").focus(); if (!$("query").value) $("query").value = "# Ctrl+Enter asks. The usual prefixes are declared.\nSELECT ?who (COUNT(*) AS ?statements) WHERE {\n  ?statement a sayso:Statement ; sayso:speaker/rdfs:label ?who .\n}\nGROUP BY ?who ORDER BY DESC(?statements) ?who"; } };
  $("sparql").hidden = false;
  $("sparql").onclick = () => toggle($("drawer").hidden);
  $("close-drawer").onclick = () => { toggle(false); $("sparql").focus(); };
  $("drawer").addEventListener("keydown", (event) => { if (event.key === "Escape") { toggle(false); $("sparql").focus(); } });
  $("drawer").addEventListener("focusin", () => engine().catch(() => {}), { once: true });
}
