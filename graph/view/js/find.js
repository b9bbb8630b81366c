// Finding somebody or something: people, bodies, countries, points and articles by whatever they are
// called, one letter off allowed; and statements by their words or by anything they belong to.
const things = [];
const groupOf = (id) => ({ countries: "Country", points: "Point", articles: "Article" }[kindOfNode(id)] ?? data.words.kinds[get(id).kind] ?? "Speaker");
const pointsAt = new Map();
for (const s of statements) for (const id of all(s.points)) (pointsAt.get(id) ?? pointsAt.set(id, []).get(id)).push(s);
const inArticle = new Map();
for (const s of statements) { const id = s.article; if (id) (inArticle.get(id) ?? inArticle.set(id, []).get(id)).push(s); }
for (const id of pointsAt.keys()) index.set(id, { kind: "points", item: { id, label: data.labels?.[id] ?? id } });

function sayings(id) {
  const kind = kindOfNode(id);
  return all(kind === "points" ? pointsAt.get(id) : kind === "articles" ? inArticle.get(id) : hangs.get(id));
}
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

function thing(id, title, ...more) {
  const n = sayings(id).filter((s) => !narrated(s)).length;
  if (!n && !sayings(id).length) return;
  const head = fold(plain(title)), rest = fold(more.flat().filter(Boolean).map(plain).join(" \n "));
  things.push({ id, head, rest, n, words: [...head.matchAll(WORD)].map(([w]) => w), at: things.length });
}
const rolesOf = (a) => all(a.posts).flatMap((p) => [p.role, p.body, p.country]);
for (const a of data.actors) if (a.kind !== "voice") thing(a.id, a.label, all(a.names), rolesOf(a), a.country, a.article && get(a.article)?.publisher);
for (const c of all(data.countries)) thing(c.id, c.label, c.iso2);
for (const id of pointsAt.keys()) thing(id, named(id));
for (const a of all(data.articles)) thing(a.id, a.title, a.publisher, a.author, a.path, a.date);
const thingOf = new Map(things.map((t) => [t.id, t]));

// The words by which the texts name somebody ("Kremlin spokesperson"); read when there is time.
function readSources(from, to) {
  for (let i = from; i < Math.min(to, statements.length); i += 1) {
    const s = statements[i], mine = thingOf.get(s.speaker);
    hay(s);
    if (!mine) continue;
    for (const r of s.reports) for (const [a, b] of r.source) {
      const text = fold(plain(slice(r.article, a, b)));
      if (!mine.head.includes(text) && !mine.rest.includes(text)) mine.rest += ` \n ${text}`;
    }
  }
}
const MOST_AHEAD = 25000;
const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 40));
function readAhead(at = 0) {
  if (at >= statements.length || statements.length > MOST_AHEAD) return;
  readSources(at, at + 250);
  near_.clear();
  later(() => readAhead(at + 250));
}

const hays = [];
const hay = (s) => (hays[s.at] ??= fold([s.words, s.claim ?? "", verb(s), s.evaluation ?? ""].join(" \n ")));

// Whether two words differ by one letter: one more, one less, another one, two changed about.
function oneOff(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0, j = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j += 1;
  const x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
  return x.length + y.length <= 2 && x.length <= 1 && y.length <= 1 || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

// The things that a word of a search may mean: thing -> how well it fits.
const near_ = new Map();
function meant(word) {
  if (near_.has(word)) return near_.get(word);
  const found = new Map();
  for (const t of things) {
    const fit = t.head.startsWith(word) ? 8 : t.words.some((w) => w.startsWith(word)) ? 6 : t.head.includes(word) ? 3 : t.rest.includes(word) ? 2 : 0;
    if (fit) found.set(t.id, fit);
  }
  const sure = found.size > 0 && [...found.values()].some((fit) => fit >= 2);
  if (!sure && word.length >= 4) for (const t of things) if (t.words.some((w) => oneOff(w, word) || (w.length > word.length && oneOff(w.slice(0, word.length), word)))) found.set(t.id, 1);
  near_.set(word, found);
  return found;
}

const searched = (text) => fold(plain(text)).split(/\s+/).filter(Boolean);
// A test for one statement: each word stands in it, or names something it belongs to.
function matching(text) {
  const asked = searched(text).map((word) => [word, meant(word)]);
  return (s) => asked.every(([word, ids]) => hay(s).includes(word) ||
    (ids.size > 0 && ([...saidBy(s), ...all(s.candidates), ...all(s.via), ...all(s.about), ...all(s.points)].some((id) => ids.has(id)) || ids.has(s.article))));
}

// Suggestions, the best first; of each group a few.
function suggestions(text, most = 9) {
  const asked = searched(text).map(meant);
  if (!asked.length) return [];
  const rank = [];
  for (const t of things) {
    let sum = 0;
    for (const ids of asked) { const fit = ids.get(t.id); if (!fit) { sum = 0; break; } sum += fit; }
    if (sum) rank.push([sum / asked.length + Math.min(3, Math.log2(1 + t.n) / 2) - (kindOfNode(t.id) === "articles" ? 3 : kindOfNode(t.id) === "points" ? 1 : 0), t]);
  }
  rank.sort(([a, x], [b, y]) => b - a || x.at - y.at);
  const taken = {};
  return rank.map(([, t]) => t).filter((t) => (taken[kindOfNode(t.id)] = (taken[kindOfNode(t.id)] ?? 0) + 1) <= (kindOfNode(t.id) === "actors" ? 6 : 3)).slice(0, most);
}
