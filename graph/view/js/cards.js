// Of many statements only those that a filter leaves are drawn, and only then: cards as drawing.py makes them, in the order of layout.py.
let ruler = null;
function wrap(text, room, font, most) {
  const wide = (t) => ruler.measureText(t).width > room, out = [];
  let line = "";
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = `${font} ${SANS}`;
  for (const word of Array.from(plain(text)).slice(0, 200 * most).join("").split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (!wide(longer)) { line = longer; continue; }
    if (line) out.push(line);
    for (line = word; wide(line);) {
      const signs = Array.from(line);
      let n = 1;
      while (n < signs.length && !wide(signs.slice(0, n + 1).join(""))) n += 1;
      out.push(signs.slice(0, n).join(""));
      line = signs.slice(n).join("");
    }
  }
  if (line) out.push(line);
  if (out.length <= most) return out;
  let last = Array.from(out[most - 1]);
  while (last.length && wide(`${last.join("")}…`)) last.pop();
  return [...out.slice(0, most - 1), `${last.join("").replace(/[ ,;:]+$/, "")}…`];
}

function role(actor) {
  if (actor.kind === "unknown") return "the text names nobody";
  const [first, ...rest] = all(actor.posts), sure = (p) => (first.by_hand ? p.by_hand : !p.former === !first.former && fold(p.role) === fold(first.role));
  const texts = (first ? [first, ...rest.filter(sure)] : []).flatMap((p) => {
    const own = p.former ? `former ${p.role}` : p.role, body = p.body ?? p.country;
    return [body && !fold(own).includes(fold(body)) ? `${own}, ${body}` : own, own].map((text) => ({ text, former: p.former ? 1 : 0 }));
  });
  if (!texts.length) return actor.kind === "person" ? "" : data.words.kinds[actor.kind].toLowerCase();
  const fits = texts.filter((t) => wrap(t.text, 150, "400 11px", 1)[0] === plain(t.text)), way = fits.length ? -1 : 1;
  return (fits.length ? fits : texts).sort((a, b) => a.former - b.former || way * (a.text.length - b.text.length))[0].text;
}

function point(id) {
  const { kind, item } = index.get(id);
  if (kind === "statements") {
    const lines = wrap(item.words, 290, "400 12.5px", 2);
    return { id, lines, tag: verb(item), deny: denied(item), hedge: hedged(item), h: Math.max(1, lines.length) * 16 + 13 };
  }
  const lines = wrap(item.label, kind === "actors" ? 150 : 104, "600 13px", 2);
  if (kind === "countries" || kind === "topics") return { id, lines, h: Math.max(26, lines.length * 16 + 6) };
  const text = role(item), sub = text ? wrap(text, 150, "400 11px", 1) : [];
  return { id, look: item.kind, lines, sub, h: Math.max(26, lines.length * 16 + sub.length * 14 + 4) };
}

function ranked(list) {
  const near = new Map(), add = (a, b) => near.set(a, [...all(near.get(a)), b]);
  for (const s of list) for (const h of holders(s)) for (const c of topics(s)) { add(h, c); add(c, h); }
  const places = (names) => new Map(names.map((n, i) => [n, i])), mean = (names, at, or) => (names.length ? names.reduce((sum, n) => sum + at.get(n), 0) / names.length : or);
  const sorted = (names, other) => { const at = places(other), own = places(names), key = places(names); for (const n of names) key.set(n, mean(all(near.get(n)), at, own.get(n))); return [...names].sort((a, b) => key.get(a) - key.get(b) || own.get(a) - own.get(b)); };
  let who = [...new Set(list.flatMap(holders))], where = [...new Set(list.flatMap(topics))];
  for (let i = 0; i < 12; i += 1) { where = sorted(where, who); who = sorted(who, where); }
  const left = places(who), right = places(where);
  const keys = new Map(list.map((s, i) => [s.id, [narrated(s) ? 1 : 0, mean(holders(s), left, 0), mean(topics(s), right, where.length / 2), i]]));
  const cards = list.map((s) => s.id).sort((a, b) => { const [x, y] = [keys.get(a), keys.get(b)], at = x.findIndex((v, i) => v !== y[i]); return x[at] - y[at]; });
  return [...new Set([...who, ...list.flatMap((s) => all(s.via))]), ...cards, ...where].filter((id) => index.has(id));
}

// Beside the statements: ends that none of them has, and lines in which others stand folded.
function compose(list, ends = [], folded = []) {
  const nodes = [...new Set([...ranked(list), ...ends])].filter((id) => index.has(id)).map((id, y) => ({ ...point(id), y })), at = new Map(nodes.map((n, i) => [n.id, i])), edges = [], ids = new Set(list.map((s) => s.id));
  const line = (from, to, kind, looks) => { if (at.has(from) && at.has(to)) edges.push({ from: at.get(from), to: at.get(to), kind, ...looks }); };
  for (const s of list) {
    const looks = { deny: denied(s), hedge: hedged(s) };
    for (const h of holders(s)) line(h, s.id, s.candidates ? "candidate" : "says", { ...looks, ...(s.candidates ? { label: "?" } : {}) });
    for (const c of topics(s)) line(s.id, c, "about", looks);
    for (const v of all(s.via)) line(v, s.id, "via", looks);
    for (const other of all(disputes.get(s.id))) if (ids.has(other) && at.get(s.id) < at.get(other)) line(s.id, other, "dispute");
  }
  for (const [from, to, n] of folded) line(from, to, "fold", { n });
  return unpack({ nodes, edges });
}

