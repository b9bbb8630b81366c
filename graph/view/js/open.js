// Columns back to records. A statement keeps its own fields; its words and its reports stay
// where they are, in the text and in the columns, until somebody looks.
const texts = new Map();
function slice(article, start, end) {
  if (!texts.has(article)) {
    // Of many texts the frequent words come as one character each.
    const found = get(article), text = data.frequent && found && !found.whole ? found.text.replace(/[\ue000-\uf8ff]/g, (c) => data.frequent[c.charCodeAt(0) - 0xe000]) : found?.text ?? "";
    // Offsets count code points, JavaScript strings UTF-16 units; they differ behind an emoji.
    texts.set(article, /[\ud800-\udfff]/.test(text) ? Array.from(text) : text);
  }
  const text = texts.get(article), part = text.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}
const lengthOf = (article) => (slice(article, 0, 0), texts.get(article).length);

function rows(packed, made = () => ({})) {
  const out = Array.from({ length: packed?.n ?? 0 }, made);
  for (const [name, column] of Object.entries(packed?.columns ?? {})) {
    if (Array.isArray(column)) column.forEach((value, i) => { if (value !== null) out[i][name] = value; });
    else column.at.forEach((i, k) => { out[i][name] = column.v[k]; });
  }
  return out;
}

const told = data.reports ?? { n: 0, columns: {}, spans: [] };
const spans = Int32Array.from(told.spans), place = new Int32Array(told.n + 1), since = new Int32Array(told.n + 1), first = new Int32Array((data.statements?.n ?? 0) + 1), ways = Int32Array.from(all(told.columns.way));
told.spans = told.columns.way = null;
{
  let at = 0, last = 0;
  for (let r = 0; r < told.n; r += 1) {
    place[r] = at; since[r] = last;
    for (let part = 0; part < 3; part += 1) for (let left = spans[at++]; left > 0; left -= 1) { last += spans[at]; at += 2; }
  }
  first.fill(1, 1);
  const many = data.statements?.columns.n;
  if (Array.isArray(many)) many.forEach((n, i) => { first[i + 1] = n ?? 1; });
  else if (many) many.at.forEach((i, k) => { first[i + 1] = many.v[k]; });
  for (let i = 1; i < first.length; i += 1) first[i] += first[i - 1];
}
const ownIds = new Map(told.columns.id ? (Array.isArray(told.columns.id) ? told.columns.id.map((id, i) => [i, id]) : told.columns.id.at.map((i, k) => [i, told.columns.id.v[k]])) : []);
const wayOf = (r) => data.ways[ways[r]];

function report(r, statement) {
  let at = place[r], last = since[r];
  const [content, cue, source] = [0, 1, 2].map(() => {
    const found = [];
    for (let left = spans[at++]; left > 0; left -= 1) { last += spans[at]; found.push([last, last + spans[at + 1]]); at += 2; }
    return found;
  });
  return { ...wayOf(r), id: ownIds.get(r) ?? statement.id.replace(/^statement:/, "report:"), content, cue, source };
}

class Statement {
  get reports() { return Array.from({ length: first[this.at + 1] - first[this.at] }, (_, k) => report(first[this.at] + k, this)); }
  get article() { return first[this.at + 1] > first[this.at] ? wayOf(first[this.at]).article : undefined; }
  get words() {
    if (this.own !== undefined) return this.own;
    const [one] = this.reports;
    return one ? one.content.map(([a, b]) => slice(one.article, a, b)).join(" … ") : "";
  }
  set words(text) { this.own = text; }
}

data.actors = rows(data.actors);
const statements = data.statements = rows(data.statements, () => new Statement());
const who = (i) => (typeof i === "number" ? data.actors[i].id : i), where = (i) => (typeof i === "number" ? data.countries[i].id : i);
const digits = data.ids ? bytes(data.ids) : null;
statements.forEach((s, at) => {
  s.at = at;
  if (digits) s.id = Array.from(digits.subarray(at * 8, at * 8 + 8), (b) => b.toString(16).padStart(2, "0")).join("");
  if (!s.id.includes(":")) s.id = `statement:${s.id}`;
  s.holder ??= "resolved"; s.polarity ??= s.act === "deny" ? "negative" : "positive"; s.certainty ??= "certain";
  if (s.speaker !== undefined) s.speaker = who(s.speaker);
  for (const field of ["together", "candidates", "via"]) if (s[field]) s[field] = s[field].map(who);
  if (s.about || s.of) s.about = [...all(s.about).map(where), ...all(s.of).map(who)];
  delete s.of;
});

const index = new Map();
for (const kind of ["articles", "actors", "countries", "statements"])
  for (const item of all(data[kind])) index.set(item.id, { kind, item });
for (const kind of ["unknown", "ambiguous"]) index.set(kind, { kind: "actors", item: { id: kind, kind, label: data.words.kinds[kind] } });
const get = (id) => index.get(id)?.item;
const kindOfNode = (id) => index.get(id)?.kind;
// An actor that statements are about stands to the right, apart from the same one speaking.
const topic = (id) => (kindOfNode(id) === "actors" ? `about ${id}` : id), bare = (id) => id && id.replace(/^about /, "");
for (const s of statements) for (const id of all(s.about)) if (kindOfNode(id) === "actors") index.set(topic(id), { kind: "topics", item: get(id) });
const topics = (s) => all(s.about).filter((id) => !saidBy(s).includes(id)).map(topic);
// What anything is called is asked again and again, and cleaned once.
const called = new Map();
function named(id) {
  let found = called.get(id);
  if (found === undefined) called.set(id, (found = plain(get(id)?.label ?? get(id)?.title ?? data.labels?.[id] ?? String(id).replace(/^[a-z]+:/, ""))));
  return found;
}

const saidBy = (s) => (s.speaker ? [s.speaker] : all(s.together));
const holders = (s) => (s.speaker ? [s.speaker] : s.together ?? s.candidates ?? ["unknown"]);
const narrated = (s) => s.holder === "voice";
const denied = (s) => s.act === "deny" || s.polarity === "negative";
const hedged = (s) => s.certainty === "probable" || s.certainty === "possible";
const verb = (s) => plain(s.says ?? data.words.acts[s.act] ?? s.act);
const speaks = (s) => holders(s).map(named).join(s.candidates ? " or " : " and ");
const said = (s) => `${speaks(s)} ${verb(s)}: ${plain(s.words)}`;
// The words of a claim that deny it, where they stand in these words: [start, end] each. Where none
// of the plain ones does, the first of the others ("unlikely") does.
const DENYING = data.words.negation.map((pattern) => new RegExp(pattern, "giu"));
function denying(text) {
  const [plain_, other] = DENYING.map((pattern) => [...text.matchAll(pattern)].map((m) => [m.index, m.index + m[0].length]));
  return plain_.length ? plain_ : other.slice(0, 1);
}
// A text with the words that deny marked in it.
function negated(text) {
  const out = [];
  let at = 0;
  for (const [a, b] of denying(text)) { out.push(text.slice(at, a), el("em", { class: "no" }, text.slice(a, b))); at = b; }
  return [...out, text.slice(at)];
}
const worded = (s) => el("bdi", null, s.within ? negated(plain(s.words)) : plain(s.words));
const kindsOf = (s) => (["unknown", "ambiguous", "unnamed", "voice"].includes(s.holder) ? [s.holder] : [...new Set(saidBy(s).map((id) => get(id)?.kind ?? "unknown"))]);

// Whichever of the two carries a link, both know of it.
const links = { contradicts: new Map(), corroborates: new Map(), respondsTo: new Map(), answeredBy: new Map(), keptApart: new Map() };
const linked = (kind, a, b) => { if (kindOfNode(a) && kindOfNode(b)) links[kind].set(a, (links[kind].get(a) ?? new Set()).add(b)); };
const reasons = new Map(), pairOf = (a, b) => [a, b].sort().join(" ");
const reason = (kind, a, b) => reasons.get(`${kind === "answeredBy" ? "respondsTo" : kind} ${pairOf(a, b)}`) ?? reasons.get(` ${pairOf(a, b)}`);
for (const s of statements) {
  for (const [key, why] of Object.entries(s.reasons ?? {})) {
    const [other, kind] = key.split(" ").reverse();
    reasons.set(`${kind ?? ""} ${pairOf(s.id, other)}`, why);
  }
  for (const [kind, others] of Object.entries(s.links ?? {}))
    for (const other of others) {
      linked(kind, s.id, other);
      linked(kind === "respondsTo" ? "answeredBy" : kind, other, s.id);
    }
}
const disputes = links.contradicts;

// When it was said: the day that stands beside the words, else that of the article. The time that
// the words speak of is another thing.
function day(s) {
  const date = get(s.article)?.date;
  if (s.said) return { text: s.said.slice(0, 10), from: s.times ? "the day of speaking, as the text gives it" : "as it was written down", on: s.said.slice(0, 10) };
  if (date) return { text: date.slice(0, 10), from: "the article’s date; the day of speaking is not given", on: date.slice(0, 10) };
  return { text: "undated", from: "neither the article nor the text gives the day of speaking", on: null };
}
const spoken = (s) => (!s.said && (s.earliest || s.latest) ? [(s.earliest ?? s.latest).slice(0, 10), (s.latest ?? s.earliest).slice(0, 10)] : null);
function spokenOf(s) {
  if (!s.times && !spoken(s)) return null;
  const span = s.said ? null : s.earliest === s.latest ? s.earliest : s.earliest || s.latest ? `${s.earliest ?? "…"} to ${s.latest ?? "…"}` : null;
  return [s.times ? s.times.map((t) => `“${t}”`).join(", ") : null, span].filter(Boolean).join(": ");
}
