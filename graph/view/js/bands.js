function lines(words, ends) {
  const text = Array.from(plain(words));
  return ends.map((end, i) => text.slice(i ? ends[i - 1] : 0, end).join("").trim() + (i === ends.length - 1 && end < text.length ? "…" : ""));
}

// The drawing names nodes by number and leaves out what their kind tells; lines meet a statement
// at its left edge ("in") or its right one ("out").
function unpack(picture) {
  const list = all(picture.nodes), [speakers, left, wide, countries] = picture.card, at = list.map((n) => n.id);
  const port = (n, side) => (n.kind === "statement" ? `${n.id}#${side}` : n.id);
  for (const n of list) {
    n.kind = { actors: "actor", countries: "country", statements: "statement" }[index.get(n.id).kind];
    n.x = { actor: speakers, country: countries, statement: left + wide / 2 }[n.kind];
    if (n.kind === "statement") { n.w = wide; n.lines ??= lines(get(n.id).words, all(n.ends)); }
    n.lines ??= [];
  }
  picture.edges = all(picture.edges).map((e) => {
    const from = list[e.from], to = list[e.to], bow = { enabled: true, type: "curvedCW", roundness: 0.22 };
    const own = e.kind === "about" ? from.id : e.kind === "dispute" || e.kind === "many" ? null : to.id;
    return { ...e, id: `${e.kind} ${at[e.from]} ${at[e.to]}`, of: own, from: port(from, "out"), dashes: e.dashes ?? false,
      to: port(to, e.kind === "dispute" ? "out" : "in"), ...(e.kind === "dispute" ? { pair: [from.id, to.id], smooth: bow } : {}) };
  });
  for (const n of list.filter((one) => one.kind === "statement"))
    for (const [id, x] of [["in", left], ["out", left + wide]]) list.push({ id: `${n.id}#${id}`, kind: "port", of: n.id, x, y: n.y, h: 0, lines: [] });
  picture.nodes = list;
  return picture;
}
for (const picture of [data.graph, data.overview]) if (picture) unpack(picture);

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
