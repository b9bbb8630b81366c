// What is shown: switches, filters, search, scope, selection; all of it stands in the address.
const state = {
  view: "findings", sel: null, cursor: null, q: "", voice: false, on: {}, axis: "said", from: "", to: "", undated: true, by: "country",
  scope: null, sort: null, rows: 200, long: new Set(), within: {}, drawer: false, pair: [null, null], as: "", group: "person",
  open: [], shut: [], colour: "", size: "",
};
const VIEWS = ["findings", "overview", "statements", "table", "compare"];

const yes = (test) => (s) => [test(s) ? "yes" : "no"];
const KINDS_LAST = new Set(["unknown", "ambiguous", "voice", ""]);
// Of a facet nothing is ticked at first, and everything shown; what is ticked is what is shown.
const FACETS = [
  { key: "speaker", title: "Speaker", open: true, of: (s) => (narrated(s) ? ["voice"] : s.candidates ? ["ambiguous"] : saidBy(s).length ? saidBy(s) : ["unknown"]), word: (v) => data.words.kinds[v] ?? named(v) },
  { key: "about", title: "About", open: true, of: (s) => (s.about?.length ? s.about : [""]), word: (v) => (v ? named(v) : "nobody named") },
  { key: "act", title: "What they do", open: true, of: (s) => [s.act], word: (v) => data.words.acts[v] ?? v },
  { key: "disputed", title: "Disputed", open: true, of: yes((s) => disputes.has(s.id)), word: (v) => (v === "yes" ? "disputed by another" : "not disputed here") },
  ...(data.earlier ? [{ key: "since", title: `Since ${SINCE}`, open: true, of: (s) => [turned(s)[0] ?? "same"], word: (v) => TURNS[v] }] : []),
  { key: "certainty", title: "How sure they put it", of: (s) => [s.certainty], word: (v) => data.words.certainty[v] ?? v },
  { key: "polarity", title: "So or not so", of: (s) => [s.polarity], word: (v) => data.words.polarity[v] ?? v },
  { key: "figure", title: "Figures", of: yes((s) => s.quantities), word: (v) => (v === "yes" ? "with a figure" : "without a figure") },
  { key: "kind", title: "Kind of speaker", of: kindsOf, word: (v) => data.words.kinds[v] ?? v },
  { key: "point", title: "Point", of: (s) => s.points ?? [""], word: (v) => (v ? named(v) : "nobody else speaks of it") },
  { key: "article", title: "Article", of: (s) => [...new Set(s.reports.map((r) => r.article))], word: named },
];
for (const facet of FACETS) {
  const number_ = new Map(), tally = [];
  // The heaviest of what is shown at first: the articles' own voice only breaks ties.
  const code = (v, weight) => { if (!number_.has(v)) { number_.set(v, tally.length); tally.push(0); } tally[number_.get(v)] += weight; return number_.get(v); };
  facet.codes = statements.map((s) => { const found = facet.of(s).map((v) => code(v, narrated(s) ? 1e-6 : 1)); return found.length === 1 ? found[0] : found; });
  if (facet.codes.every((c) => typeof c === "number")) facet.codes = Int32Array.from(facet.codes);
  facet.values = [...number_.keys()];
  const last = (i) => (KINDS_LAST.has(facet.values[i]) && facet.key !== "kind" ? 1 : 0);
  facet.order = facet.values.map((_, i) => i).sort((a, b) => last(a) - last(b) || tally[b] - tally[a] || (facet.word(facet.values[a]) < facet.word(facet.values[b]) ? -1 : 1));
  facet.tally = new Int32Array(tally.length);
  state.on[facet.key] = new Set();
}
// Two times: when it was said, and which time it speaks of. One of them is the axis.
const spell = new Map(), span = (a, b) => { const key = `${a} ${b}`; return spell.get(key) ?? spell.set(key, [a, b]).get(key); };
const AXES = {
  said: statements.map((s) => { const { on } = day(s); return on ? span(on, on) : null; }),
  of: statements.map((s) => { const found = spoken(s); return found ? span(...found) : null; }),
};
// Where nothing tells when it was said, the time that is spoken of is all there is.
const AXIS = AXES.said.some(Boolean) || !AXES.of.some(Boolean) ? "said" : "of";
const days = () => AXES[state.axis];

// One pass gives what is shown, and for every facet what its boxes would show: a statement that
// fails one facet alone counts in that facet.
let sifted = null;
const changed = () => { sifted = null; };
const outside = (at) => (at ? (state.from && at[1] < state.from) || (state.to && at[0] > state.to) : !state.undated);
function sift() {
  if (sifted) return sifted;
  const list = [], timely = [], when = days(), fits = state.q.trim() ? matching(state.q) : null, scope = scopeOf();
  const ons = FACETS.map((f) => { f.tally.fill(0); const on = state.on[f.key]; return on.size ? f.values.map((v) => on.has(v)) : null; });
  let hushed = 0;
  const add = (f, i) => { const c = f.codes[i]; if (typeof c === "number") f.tally[c] += 1; else for (const one of c) f.tally[one] += 1; };
  for (let i = 0; i < statements.length; i += 1) {
    const s = statements[i];
    if ((scope && !scope.has(i)) || (fits && !fits(s))) continue;
    const hush = narrated(s) && !state.voice;
    let fails = 0, alone = -1;
    for (let f = 0; f < FACETS.length && fails < 2; f += 1) {
      const on = ons[f], c = on && FACETS[f].codes[i];
      if (on && !(typeof c === "number" ? on[c] : c.some((one) => on[one]))) { fails += 1; alone = f; }
    }
    const late = outside(when[i]);
    if (hush) { if (!fails && !late) hushed += 1; continue; }
    if (!fails) timely.push(i);
    if (late && fails) continue;
    if (fails === 1) add(FACETS[alone], i);
    else if (!fails && !late) { list.push(s); for (const f of FACETS) add(f, i); }
  }
  return (sifted = { list, timely, hushed });
}
const shown = () => sift().list;
const timed = () => Boolean(state.from || state.to || !state.undated);
const filtering = () => Boolean(state.q.trim() || state.scope || timed() || FACETS.some((f) => state.on[f.key].size));

function reset() {
  Object.assign(state, { q: "", scope: null, open: [], shut: [], axis: AXIS, from: "", to: "", undated: true });
  for (const facet of FACETS) state.on[facet.key].clear();
  $("search").value = "";
  changed();
}

function hash() {
  const words = new URLSearchParams(), { scope } = state;
  if (state.view !== startView()) words.set("view", state.view);
  if (state.sel) words.set("sel", state.sel);
  if (state.q.trim()) words.set("q", state.q.trim());
  if (state.voice) words.set("voice", "1");
  if (state.by !== "country") words.set("by", state.by);
  if (state.as) words.set("as", state.as);
  if (state.group !== "person") words.set("group", state.group);
  if (state.pair.some(Boolean)) for (const id of state.pair) words.append("pair", id ?? "");
  if (state.axis !== AXIS) words.set("axis", state.axis);
  if (state.from) words.set("from", state.from);
  if (state.to) words.set("to", state.to);
  if (!state.undated) words.set("undated", "0");
  if (scope?.kind === "near") { words.set("near", scope.id); words.set("depth", scope.depth); for (const key of ["open", "shut"]) for (const id of state[key].slice(0, 20)) words.append(key, id); }
  if (state.colour) words.set("colour", state.colour);
  if (state.size) words.set("size", state.size);
  if (scope?.kind === "path") for (const id of scope.ends) words.append("path", id);
  for (const f of FACETS) for (const v of state.on[f.key]) words.append(f.key, v);
  return `#${words}`;
}

// A step can be taken back with the browser's own button or the page's; other changes only
// rewrite the address. Some viewers keep their address; the page's own button works there too.
const trail = [];
function writeHash(step = false) {
  const next = hash(), before = writeHash.last;
  writeHash.last = next;
  if (step && next !== before) trail.push(before);
  try { history[step && next !== before ? "pushState" : "replaceState"](trail.length, "", next); } catch { /* kept */ }
}
function goBack() {
  if (!trail.length) return;
  const before = trail.pop();
  writeHash.last = before;
  try { history.replaceState(trail.length, "", before); } catch { /* kept */ }
  readHash(before);
  refresh(true);
  showPanel();
}

const startView = () => "findings";
const day10 = (text) => (/^\d{4}-\d\d-\d\d$/.test(text ?? "") ? text : "");

// Whatever stands in the address is looked up, never trusted.
function readHash(from = location.hash) {
  const words = new URLSearchParams(from.slice(1));
  const known = (id) => (id && index.has(id) && kindOfNode(id) !== "topics" ? id : null);
  const ends = () => { const found = words.getAll("path").map(known); return found.length === 2 && found.every((id) => id && !["points", "articles"].includes(kindOfNode(id))) ? { kind: "path", ends: found } : null; };
  const near = known(words.get("near") ?? words.get("only"));
  state.view = VIEWS.includes(words.get("view")) ? words.get("view") : startView();
  state.sel = known(words.get("sel"));
  state.scope = near ? { kind: "near", id: near, depth: Math.min(3, Math.max(1, Number(words.get("depth")) || 1)) } : ends();
  for (const key of ["open", "shut"]) state[key] = near ? words.getAll(key).filter((id) => ["actors", "countries", "topics"].includes(kindOfNode(id))).slice(0, 20) : [];
  state.colour = Object.hasOwn(COLOURS, words.get("colour") ?? "") ? words.get("colour") ?? "" : "";
  state.size = Object.hasOwn(SIZES, words.get("size") ?? "") ? words.get("size") ?? "" : "";
  state.q = (words.get("q") ?? "").slice(0, 200);
  state.by = ["actor", "point"].includes(words.get("by")) ? words.get("by") : "country";
  state.as = ["cards", "graph"].includes(words.get("as")) ? words.get("as") : "";
  state.group = words.get("group") === "point" ? "point" : "person";
  state.pair = [0, 1].map((i) => { const id = known(words.getAll("pair")[i]); return id && ["actors", "countries"].includes(kindOfNode(id)) && hangs.has(id) ? id : null; });
  state.axis = ["said", "of"].includes(words.get("axis")) ? words.get("axis") : AXIS;
  state.from = day10(words.get("from")); state.to = day10(words.get("to"));
  state.undated = words.get("undated") !== "0";
  state.voice = words.get("voice") === "1" || statements.every(narrated);
  for (const f of FACETS) state.on[f.key] = new Set(words.getAll(f.key).filter((v) => f.values.includes(v)));
  $("search").value = state.q;
  writeHash.last = hash();
  changed();
}
