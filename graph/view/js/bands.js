function lines(words, ends) {
  const text = Array.from(plain(words));
  return ends.map((end, i) => text.slice(i ? ends[i - 1] : 0, end).join("").trim() + (i === ends.length - 1 && end < text.length ? "…" : ""));
}

// The drawing names nodes by number and leaves out what their kind tells; lines meet a statement
// at its left edge ("in") or its right one ("out").
const [SPEAKERS, CARDS, WIDE, COUNTRIES] = data.graph.card;
function dashesOf(e) {
  if (e.kind === "via") return [1.5, 7];
  if (e.kind === "candidate") return [2, 6];
  if (e.kind === "dispute") return [4, 3];
  return e.deny ? (e.hedge ? [9, 4, 1.5, 4] : [9, 5]) : e.hedge ? [1.5, 4] : false;
}
function unpack(picture) {
  const list = all(picture.nodes), at = list.map((n) => n.id), port = (n, side) => (n.kind === "statement" ? `${n.id}#${side}` : n.id);
  for (const n of list) {
    n.kind = { actors: "actor", countries: "country", topics: "country", statements: "statement" }[kindOfNode(n.id)];
    if (kindOfNode(n.id) === "topics") n.look ??= get(n.id).kind;
    n.x = { actor: SPEAKERS, country: COUNTRIES, statement: CARDS + WIDE / 2 }[n.kind];
    if (n.kind === "statement") { n.w = WIDE; n.lines ??= lines(get(n.id).words, all(n.ends)); }
    n.lines ??= [];
  }
  picture.edges = all(picture.edges).map((e) => {
    const from = list[e.from], to = list[e.to];
    const own = e.kind === "about" ? from.id : ["dispute", "fold"].includes(e.kind) ? null : to.id;
    return { ...e, id: `${e.kind} ${at[e.from]} ${at[e.to]}`, of: own, from: port(from, "out"), to: port(to, e.kind === "dispute" ? "out" : "in"),
      dashes: dashesOf(e), ...(e.kind === "dispute" ? { pair: [from.id, to.id], hidden: true } : {}) };
  });
  for (const n of list.filter((one) => one.kind === "statement"))
    for (const [id, x] of [["in", CARDS], ["out", CARDS + WIDE]]) list.push({ id: `${n.id}#${id}`, kind: "port", of: n.id, x, y: n.y, h: 0, lines: [] });
  picture.nodes = list;
  return picture;
}
unpack(data.graph);

// Where things stand once a filter has taken some away: the order of the whole, closed up.
function spread(wanted, heights, gap) {
  const pools = [];
  wanted.forEach((middle, i) => {
    let pool = { sum: middle - heights[i] / 2, n: 1, at: [0, heights[i] + gap] };
    for (let above = pools.at(-1); above && above.sum / above.n + above.at.at(-1) > pool.sum / pool.n; above = pools.at(-1)) {
      const shift = above.at.at(-1);
      pools.pop();
      pool = { sum: above.sum + pool.sum - shift * pool.n, n: above.n + pool.n, at: [...above.at.slice(0, -1), ...pool.at.map((y) => y + shift)] };
    }
    pools.push(pool);
  });
  const tops = pools.flatMap((p) => p.at.slice(0, -1).map((y) => p.sum / p.n + y));
  return tops.map((top, i) => top + heights[i] / 2);
}

function closeUp(nodes, edges) {
  const at = new Map(nodes.map((n) => [n.id, { ...n }]));
  const cards = [...at.values()].filter((n) => n.kind === "statement").sort((a, b) => a.y - b.y);
  let top = 0, before = null;
  for (const card of cards) {
    const now = holders(get(card.id)).join();
    if (before !== null && now !== before) top += 9;
    card.y = top + card.h / 2;
    top += card.h + 7;
    before = now;
    for (const port of ["in", "out"]) at.get(`${card.id}#${port}`).y = card.y;
  }
  for (const [kind, gap] of [["actor", 8], ["country", 18]]) {
    const band = [...at.values()].filter((n) => n.kind === kind).map((n) => {
      const near = edges.filter((e) => e.of && (e.from === n.id || e.to === n.id)).map((e) => at.get(e.of).y);
      return { n, want: near.reduce((a, b) => a + b, 0) / (near.length || 1) };
    }).sort((a, b) => a.want - b.want || a.n.y - b.n.y);
    const middles = spread(band.map((b) => b.want), band.map((b) => b.n.h), gap);
    band.forEach((b, i) => { b.n.y = middles[i]; });
  }
  return [...at.values()];
}

// Disputes are brackets beside the cards, each in the first lane that is free at its height.
const LANE = 9;
function brackets(found, boxes) {
  const lanes = [];
  return found.map((e) => [e, ...e.pair.map((id) => boxes.get(id)).map(([, y, , h]) => y + h / 2).sort((a, b) => a - b)])
    .sort((a, b) => a[2] - a[1] - (b[2] - b[1]) || a[1] - b[1] || (a[0].id < b[0].id ? -1 : 1))
    .map(([e, top, bottom]) => {
      let lane = 0;
      while (lane < 6 && all(lanes[lane]).some(([a, b]) => a < bottom + 4 && b > top - 4)) lane += 1;
      (lanes[lane] ??= []).push([top, bottom]);
      return { pair: e.pair, top, bottom, x: CARDS + WIDE, reach: 12 + lane * LANE };
    });
}

function curve(x1, y1, x2, y2, t) {
  const u = 1 - t, half = (x2 - x1) / 2, b = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [b[0] * x1 + b[1] * (x1 + half) + b[2] * (x2 - half) + b[3] * x2, (b[0] + b[1]) * y1 + (b[2] + b[3]) * y2];
}
