// The data, and the only ways by which it reaches the screen: text nodes and checked links.
const raw = document.getElementById("data").textContent;
// Much data comes compressed, as base64.
async function unfold() {
  const bytes = Uint8Array.from(atob(raw), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
let data = null;
try { data = raw.startsWith("{") ? JSON.parse(raw) : await unfold(); } catch (problem) {
  document.getElementById("count").textContent = "This browser cannot unpack the page; one of 2023 or later can.";
  throw problem;
}
const $ = (id) => document.getElementById(id);
const all = (value) => value ?? [];

const index = new Map();
for (const kind of ["articles", "actors", "countries", "statements"])
  for (const item of all(data[kind])) index.set(item.id, { kind, item });
index.set("unknown", { kind: "actors", item: { id: "unknown", kind: "unknown", label: data.words.kinds.unknown } });
index.set("ambiguous", { kind: "actors", item: { id: "ambiguous", kind: "ambiguous", label: data.words.kinds.ambiguous } });
const statements = all(data.statements);
const get = (id) => index.get(id)?.item;

// One line, without the marks that turn the direction of what stands beside them and without
// controls: the same cleaning as labels.py does.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const plain = (text) => String(text ?? "").replace(SPACE, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();

// Offsets count code points; JavaScript strings count UTF-16 units.
const points = new Map();
function slice(article, start, end) {
  if (!points.has(article)) points.set(article, Array.from(get(article)?.text ?? ""));
  return points.get(article).slice(start, end).join("");
}

// The usual values are left out, what many reports share stands once, and so do words that are just the marked stretch of the text.
for (const s of statements) {
  s.holder ??= "resolved"; s.polarity ??= "positive"; s.certainty ??= "certain";
  for (const r of all(s.reports)) { Object.assign(r, data.ways[r.way]); r.content ??= []; }
  s.words ??= s.reports?.[0] ? s.reports[0].content.map(([a, b]) => slice(s.reports[0].article, a, b)).join(" … ") : "";
}

const named = (id) => plain(get(id)?.label ?? get(id)?.title ?? data.labels?.[id] ?? String(id).replace(/^[a-z]+:/, ""));

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "onclick") node.addEventListener("click", value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(9).filter((child) => child != null && child !== false));
  return node;
}
const name = (text) => el("bdi", null, plain(text));

// Only web addresses become links; anything else that calls itself one is shown as text.
function address(text) {
  let url = null;
  try { url = new URL(text); } catch { /* no address at all */ }
  if (!url || !["http:", "https:"].includes(url.protocol)) return name(text);
  return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, plain(text));
}

const holders = (s) => (s.speaker ? [s.speaker] : s.candidates ?? ["unknown"]);
const narrated = (s) => s.holder === "voice";
const denied = (s) => s.act === "deny" || s.polarity === "negative";
const hedged = (s) => s.certainty === "probable" || s.certainty === "possible";
const verb = (s) => data.words.acts[s.act] ?? plain(s.act);
const speaks = (s) => (s.candidates ? holders(s).map(named).join(" or ") : named(holders(s)[0]));
const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many ?? `${one}s`}`;
const said = (s) => `${speaks(s)} ${verb(s)}${s.polarity === "negative" && s.act !== "deny" ? " (negative)" : ""}: ${plain(s.words)}`;

// "contradicts" holds both ways, whichever of the two carries it.
const disputes = new Map();
for (const s of statements)
  for (const other of all(s.links?.contradicts))
    for (const [a, b] of [[s.id, other], [other, s.id]])
      if (get(b)) disputes.set(a, (disputes.get(a) ?? new Set()).add(b));

function day(s) {
  const article = get(s.reports?.[0]?.article);
  if (s.earliest || s.latest) {
    const span = s.earliest === s.latest ? s.earliest : `${s.earliest ?? "…"} to ${s.latest ?? "…"}`;
    return { text: span, from: s.times ? "from the time words, counted from the article’s date" : "as the graph gives it" };
  }
  if (article?.date) return { text: article.date, from: "the article’s date; the day of saying is not known" };
  return { text: "undated", from: "neither the article nor the words carry a date" };
}
