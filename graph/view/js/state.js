// What is shown: switches, filters, search, scope, selection; all of it stands in the address.
const state = {
  view: "statements", sel: null, cursor: null, q: "", voice: false, off: {}, from: "", to: "", undated: true,
  scope: null, sort: null, rows: 200, long: new Set(), drawer: false,
};
const VIEWS = ["overview", "statements", "table"];

const yes = (test) => (s) => [test(s) ? "yes" : "no"];
const FACETS = [
  { key: "act", title: "Speech act", of: (s) => [s.act], word: (v) => data.words.acts[v] ?? v },
  { key: "about", title: "About", of: (s) => (s.about?.length ? s.about : [""]), word: (v) => (v ? named(v) : "nobody named") },
  { key: "kind", title: "Speaker", of: kindsOf, word: (v) => data.words.kinds[v] ?? v },
  { key: "certainty", title: "Speaker’s certainty", of: (s) => [s.certainty], word: (v) => data.words.certainty[v] ?? v },
  { key: "polarity", title: "Polarity", of: (s) => [s.polarity], word: (v) => data.words.polarity[v] ?? v },
  { key: "disputed", title: "Disputed", of: yes((s) => disputes.has(s.id)), word: (v) => (v === "yes" ? "disputed by another" : "not disputed here") },
  { key: "point", title: "Point", of: (s) => s.points ?? [""], word: (v) => (v ? named(v) : "on no shared point") },
  { key: "figure", title: "Figures", of: yes((s) => s.quantities), word: (v) => (v === "yes" ? "with a figure" : "without a figure") },
  { key: "article", title: "Article", of: (s) => [...new Set(s.reports.map((r) => r.article))], word: named },
];
for (const facet of FACETS) {
  const number_ = new Map(), tally = [];
  const code = (v) => { if (!number_.has(v)) { number_.set(v, tally.length); tally.push(0); } tally[number_.get(v)] += 1; return number_.get(v); };
  facet.codes = statements.map((s) => { const found = facet.of(s).map(code); return found.length === 1 ? found[0] : found; });
  if (facet.codes.every((c) => typeof c === "number")) facet.codes = Int32Array.from(facet.codes);
  facet.values = [...number_.keys()];
  facet.order = facet.values.map((_, i) => i).sort((a, b) => tally[b] - tally[a] || (facet.word(facet.values[a]) < facet.word(facet.values[b]) ? -1 : 1));
  facet.tally = new Int32Array(tally.length);
  state.off[facet.key] = new Set();
}
const spell = new Map();
const days = statements.map((s) => {
  const { first: a, last: b } = day(s), key = `${a} ${b}`;
  return a ? spell.get(key) ?? spell.set(key, [a, b]).get(key) : null;
});

const hays = [];
function hay(s) {
  const people = [...holders(s), ...all(s.via)];
  return (hays[s.at] ??= fold([s.words, s.claim ?? "", verb(s), ...people.map(named), ...people.flatMap((id) => all(get(id)?.names)), ...all(s.about).map(named), s.evaluation ?? ""].join(" \n ")));
}

// One pass gives what is shown, and for every facet what its boxes would show: a statement that
// fails one facet alone counts in that facet.
let sifted = null;
const changed = () => { sifted = null; };
const outside = (i) => (days[i] ? (state.from && days[i][1] < state.from) || (state.to && days[i][0] > state.to) : !state.undated);
function sift() {
  if (sifted) return sifted;
  const list = [], timely = [], words = fold(state.q).split(/\s+/).filter(Boolean), scope = scopeOf();
  const offs = FACETS.map((f) => { f.tally.fill(0); const off = state.off[f.key]; return off.size ? f.values.map((v) => off.has(v)) : null; });
  const add = (f, i) => { const c = f.codes[i]; if (typeof c === "number") f.tally[c] += 1; else for (const one of c) f.tally[one] += 1; };
  for (let i = 0; i < statements.length; i += 1) {
    const s = statements[i];
    if ((narrated(s) && !state.voice) || (scope && !scope.has(i)) || !words.every((word) => hay(s).includes(word))) continue;
    let fails = 0, alone = -1;
    for (let f = 0; f < FACETS.length && fails < 2; f += 1) {
      const off = offs[f], c = off && FACETS[f].codes[i];
      if (off && (typeof c === "number" ? off[c] : c.every((one) => off[one]))) { fails += 1; alone = f; }
    }
    const late = outside(i);
    if (!fails) timely.push(i);
    if (late && fails) continue;
    if (fails === 1) add(FACETS[alone], i);
    else if (!fails && !late) { list.push(s); for (const f of FACETS) add(f, i); }
  }
  return (sifted = { list, timely });
}
const shown = () => sift().list;
const timed = () => Boolean(state.from || state.to || !state.undated);
const filtering = () => Boolean(state.q.trim() || state.scope || timed() || FACETS.some((f) => state.off[f.key].size));

function reset() {
  Object.assign(state, { q: "", scope: null, from: "", to: "", undated: true });
  for (const facet of FACETS) state.off[facet.key].clear();
  $("search").value = "";
  changed();
}

function hash() {
  const words = new URLSearchParams(), { scope } = state;
  if (state.view !== startView()) words.set("view", state.view);
  if (state.sel) words.set("sel", state.sel);
  if (state.q.trim()) words.set("q", state.q.trim());
  if (state.voice) words.set("voice", "1");
  if (state.from) words.set("from", state.from);
  if (state.to) words.set("to", state.to);
  if (!state.undated) words.set("undated", "0");
  if (scope?.kind === "near") { words.set("near", scope.id); words.set("depth", scope.depth); }
  for (const kind of ["path", "line"]) if (scope?.kind === kind) for (const id of scope.ends) words.append(kind, id);
  for (const f of FACETS) {
    const off = state.off[f.key];
    if (off.size * 2 <= f.values.length) for (const v of off) words.append(`no-${f.key}`, v);
    else for (const v of ["", ...f.values.filter((one) => !off.has(one)).map((one) => `=${one}`)]) words.append(`only-${f.key}`, v);
  }
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

const startView = () => (innerWidth <= 760 ? "table" : statements.filter((s) => !narrated(s)).length > 300 || data.left ? "overview" : "statements");
const day10 = (text) => (/^\d{4}-\d\d-\d\d$/.test(text ?? "") ? text : "");

// Whatever stands in the address is looked up, never trusted.
function readHash(from = location.hash) {
  const words = new URLSearchParams(from.slice(1));
  const known = (id) => (id && index.has(id) && !["articles", "topics"].includes(kindOfNode(id)) ? id : null);
  const ends = (kind) => { const found = words.getAll(kind).map(known); return found.length === 2 && found.every(Boolean) ? { kind, ends: found } : null; };
  const near = known(words.get("near") ?? words.get("only"));
  state.view = VIEWS.includes(words.get("view")) ? words.get("view") : startView();
  state.sel = known(words.get("sel"));
  state.scope = near ? { kind: "near", id: near, depth: Math.min(3, Math.max(1, Number(words.get("depth")) || 1)) } : ends("path") ?? ends("line");
  state.q = (words.get("q") ?? "").slice(0, 200);
  state.from = day10(words.get("from")); state.to = day10(words.get("to"));
  state.undated = words.get("undated") !== "0";
  state.voice = words.get("voice") === "1" || statements.every(narrated);
  for (const f of FACETS) {
    const only = words.getAll(`only-${f.key}`).map((v) => v.slice(1));
    const off = words.has(`only-${f.key}`) ? f.values.filter((v) => !only.includes(v)) : f.values.filter((v) => words.getAll(`no-${f.key}`).includes(v));
    state.off[f.key] = new Set(off);
  }
  $("search").value = state.q;
  writeHash.last = hash();
  changed();
}
