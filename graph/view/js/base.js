// The data, and the only ways by which it reaches the screen: text nodes and checked links.
const $ = (id) => document.getElementById(id);
const all = (value) => value ?? [];

// Much data comes compressed: the number of its bytes, a colon, five characters for four bytes.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%/()*+-;,=.?@^_`{|}~";
function bytes(text) {
  const colon = text.indexOf(":"), length = Number(text.slice(0, colon)), value = new Uint8Array(128);
  for (let i = 0; i < 85; i += 1) value[DIGITS.charCodeAt(i)] = i;
  const out = new DataView(new ArrayBuffer(Math.ceil(length / 4) * 4));
  for (let i = colon + 1, at = 0; at < out.byteLength; at += 4) {
    let n = 0;
    for (const end = i + 5; i < end; i += 1) n = n * 85 + value[text.charCodeAt(i)];
    out.setUint32(at, n);
  }
  return new Uint8Array(out.buffer, 0, length);
}
const unfold = (text, way) => new Response(new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream(way)));

let data = null;
try {
  const raw = $("data").textContent;
  data = raw.startsWith("{") ? JSON.parse(raw) : await unfold(raw, "deflate").json();
} catch (problem) {
  $("count").textContent = "This browser cannot unpack the page; one of 2023 or later can.";
  throw problem;
}

// One line, without the marks that turn the direction of what stands beside them and without
// controls: the same cleaning as labels.py does.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const plain = (text) => String(text ?? "").replace(SPACE, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();
const fold = (text) => String(text).normalize("NFKC").toLowerCase();

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
const button = (attributes, ...children) => el("button", { type: "button", ...attributes }, ...children);

// Only web addresses become links; anything else that calls itself one is shown as text.
function address(text) {
  let url = null;
  try { url = new URL(text); } catch { /* no address at all */ }
  if (!url || !["http:", "https:"].includes(url.protocol)) return name(text);
  return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, plain(text));
}
// A few words that outlive the page, where the browser lets it keep any.
const kept = (key) => { try { return localStorage.getItem(`sayso ${key}`); } catch { return null; } };
const keep = (key, value) => { try { localStorage.setItem(`sayso ${key}`, value); } catch { /* forgotten */ } };
const number = (n) => n.toLocaleString("en");
const count = (n, one, many) => `${number(n)} ${n === 1 ? one : many ?? `${one}s`}`;
