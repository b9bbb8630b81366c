// What is shown: switches, filters, search, selection; all of it can stand in the address.
const state = { view: "graph", sel: null, cursor: null, q: "", voice: false, only: null, off: {}, sort: null, rows: 200, long: new Set() };

const kindOf = (s) => (["unknown", "ambiguous", "unnamed", "voice"].includes(s.holder) ? s.holder : get(s.speaker)?.kind ?? "unknown");
const FACETS = [
  { key: "act", title: "Speech act", of: (s) => [s.act], word: (v) => data.words.acts[v] ?? v },
  { key: "polarity", title: "Polarity", of: (s) => [s.polarity], word: (v) => data.words.polarity[v] ?? v },
  { key: "about", title: "About", of: (s) => (s.about?.length ? s.about : [""]), word: (v) => (v ? named(v) : "no country named") },
  { key: "kind", title: "Speaker", of: (s) => [kindOf(s)], word: (v) => data.words.kinds[v] ?? v },
  { key: "certainty", title: "Speaker’s certainty", of: (s) => [s.certainty], word: (v) => data.words.certainty[v] ?? v },
  { key: "article", title: "Article", of: (s) => [...new Set(all(s.reports).map((r) => r.article))], word: named },
];
for (const facet of FACETS) {
  state.off[facet.key] = new Set();
  const tally = new Map();
  for (const s of statements) for (const v of facet.of(s)) tally.set(v, (tally.get(v) ?? 0) + 1);
  facet.values = [...tally.keys()].sort((a, b) => tally.get(b) - tally.get(a) || (facet.word(a) < facet.word(b) ? -1 : 1));
}

const fold = (text) => String(text).normalize("NFKC").toLowerCase();
const hays = new Map();
function hay(s) {
  if (!hays.has(s.id)) hays.set(s.id, fold([s.words, verb(s), ...holders(s).map(named), ...all(s.via).map(named), ...all(s.about).map(named), s.evaluation ?? ""].join(" \n ")));
  return hays.get(s.id);
}

const touches = (s, id) => s.id === id || holders(s).includes(id) || all(s.about).includes(id) || all(s.via).includes(id) ||
  (id === "ambiguous" && s.candidates != null);

function passes(s, except) {
  if (narrated(s) && !state.voice) return false;
  if (state.only && !touches(s, state.only)) return false;
  if (state.q && !fold(state.q).split(/\s+/).every((word) => hay(s).includes(word))) return false;
  return FACETS.every((f) => f.key === except || f.of(s).some((v) => !state.off[f.key].has(v)));
}
const shown = () => statements.filter((s) => passes(s));
const filtering = () => Boolean(state.q.trim() || state.only || FACETS.some((f) => state.off[f.key].size));

function reset() {
  state.q = ""; state.only = null;
  for (const facet of FACETS) state.off[facet.key].clear();
  $("search").value = "";
}

function writeHash() {
  const words = new URLSearchParams();
  if (state.view !== "graph") words.set("view", state.view);
  if (state.sel) words.set("sel", state.sel);
  if (state.q.trim()) words.set("q", state.q.trim());
  if (state.voice) words.set("voice", "1");
  if (state.only) words.set("only", state.only);
  for (const f of FACETS) for (const v of state.off[f.key]) words.append(`no-${f.key}`, v);
  try { history.replaceState(null, "", `#${words}`); } catch { /* some viewers keep their address */ }
}

// Whatever stands in the address is looked up, never trusted.
function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  const known = (id) => (id && index.has(id) && index.get(id).kind !== "articles" ? id : null);
  state.view = words.get("view") === "table" || (!words.get("view") && innerWidth <= 760) ? "table" : "graph";
  state.sel = known(words.get("sel"));
  state.only = known(words.get("only"));
  state.q = (words.get("q") ?? "").slice(0, 200);
  state.voice = words.get("voice") === "1" || statements.every(narrated);
  for (const f of FACETS) state.off[f.key] = new Set(words.getAll(`no-${f.key}`).filter((v) => f.values.includes(v)));
  $("search").value = state.q;
}
