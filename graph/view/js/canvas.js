// The graph: vis-network draws what the filters leave, this file says how and moves about.
const drawn = { boxes: new Map(), hovered: null, brackets: [], list: [], lines: 0, fold: null };
const nodes = new vis.DataSet(), edges = new vis.DataSet();
let network = null, near = null;

// With something chosen: what stays bright.
function lit() {
  const id = state.sel;
  if (!id || !["statements", "actors", "countries"].includes(kindOfNode(id)) || ![id, topic(id)].some((one) => drawn.boxes.has(one))) return null;
  const bright = new Set([id, topic(id)]), own = kindOfNode(id) === "statements" ? [get(id)] : all(hangs.get(id)).filter((s) => drawn.boxes.has(s.id));
  for (const s of own) for (const n of [s.id, ...holders(s), ...topics(s), ...all(s.via)]) bright.add(n);
  // Who disputes it stays bright with what they say.
  for (const other of all(disputes.get(id))) for (const n of [other, ...holders(get(other))]) bright.add(n);
  return bright;
}

function paintNode({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const size = node.kind === "statement" ? [node.w, node.h] : node.kind === "port" ? [0.5, 0.5] : [20, 20];
  return {
    nodeDimensions: { width: size[0], height: size[1] },
    drawNode() {
      if (node.kind === "port") return;
      ctx.globalAlpha = near && !near.has(id) ? 0.4 : 1;
      figure(ctx, node, x, y, { chosen: bare(id) === state.sel, hovered: id === drawn.hovered });
      ctx.globalAlpha = 1;
      if (id === state.cursor && document.activeElement === $("canvas")) ring(ctx, drawn.boxes.get(id));
    },
  };
}

function ring(ctx, [x, y, w, h]) {
  ctx.beginPath();
  ctx.roundRect(x - 4, y - 4, w + 8, h + 8, 9);
  ctx.lineWidth = 2.5;
  ctx.strokeStyle = ink.focus;
  ctx.stroke();
}

const boxOf = (n) => (n.kind === "statement" ? [n.x - n.w / 2, n.y - n.h / 2, n.w, n.h]
  : n.kind === "actor" ? [n.x - 178, n.y - n.h / 2, 192, n.h] : [n.x - 13, n.y - n.h / 2, 132, n.h]);

// The chosen one's own lines, and all lines of the statements a speaker or country has.
function stands(e) {
  if (!near) return false;
  if (e.kind === "dispute") return e.pair.includes(state.sel);
  if (kindOfNode(state.sel) === "statements") return e.of === state.sel;
  return [e.from, e.to].every((end) => near.has(nodes.get(end)?.of ?? end));
}

const faint = (color, alpha = 0.25) => color.replace("rgb(", "rgba(").replace(")", `, ${alpha})`);
const wide = (e) => (e.kind === "fold" ? 1.5 + Math.log2(e.n) : e.kind === "about" ? 1.1 : e.deny || e.kind === "candidate" ? 1.7 : 1.4);

function lineLook(e) {
  const on = stands(e);
  const color = e.kind === "dispute" || e.deny ? ink.deny : e.kind === "candidate" ? ink.doubt : e.kind === "about" ? ink.country : e.kind === "fold" ? ink.line : ink.edge;
  const rest = e.kind === "via" ? 0.5 : e.kind === "fold" ? 0.22 : e.kind === "about" ? (e.hedge ? 0.4 : 0.55) : e.hedge ? 0.65 : 0.85;
  return {
    color: { color, opacity: near ? (on ? 1 : drawn.lines > 120 ? 0.05 : 0.1) : rest, inherit: false },
    width: wide(e) + (on ? 0.8 : 0),
    arrows: { to: { enabled: true, scaleFactor: 0.42 } },
    ...(e.label ? { font: { size: 13, face: "sans-serif", color: near && !on ? faint(color) : color, strokeWidth: 5, strokeColor: ink.paper, align: "horizontal" } } : {}),
  };
}

function restyle() {
  near = lit();
  edges.update(edges.get().map((e) => ({ id: e.id, ...lineLook(e) })));
  network?.redraw();
}

// ---------------------------------------------------------------- what is drawn

const FEW = 300, LAID = 200;
function pick() {
  const list = shown(), ids = new Set(list.map((s) => s.id));
  if (state.scope?.kind === "near") {
    const fold_ = vicinity(list), made = compose(fold_.list, fold_.ends, fold_.folded);
    for (const n of made.nodes) if (fold_.own.has(n.id)) n.h = Math.max(n.h, 30) + 20;
    return { nodes: closeUp(made.nodes, made.edges), edges: made.edges, list, cards: fold_.list.length, fold: fold_ };
  }
  // Of many what is chosen is always drawn, then what is disputed.
  const first = (s) => (s.id === state.sel ? 2 : all(disputes.get(state.sel)).size && disputes.get(state.sel).has(s.id) ? 2 : disputes.has(s.id) ? 1 : 0);
  const ranked_ = list.length > FEW ? [...list].sort((a, b) => first(b) - first(a) || a.at - b.at).slice(0, LAID).sort((a, b) => a.at - b.at) : list;
  if (!data.graph.nodes.length || list.length > FEW) {
    const made = compose(ranked_);
    return { nodes: closeUp(made.nodes, made.edges), edges: made.edges, list, cards: ranked_.length };
  }
  const lines = data.graph.edges.filter((e) => (e.pair ? e.pair.every((id) => ids.has(id)) : ids.has(e.of)));
  const used = new Set(lines.flatMap((e) => [e.from, e.to]));
  const points = data.graph.nodes.filter((n) => used.has(n.id) || ids.has(n.id) || ids.has(n.of));
  return { nodes: filtering() ? closeUp(points, lines) : points, edges: lines, list, cards: list.length };
}

function drawGraph(anchor) {
  const picture = pick();
  drawn.list = picture.list;
  drawn.cards = picture.cards;
  drawn.fold = picture.fold ?? null;
  readLooks(picture.list);
  drawn.boxes = new Map(picture.nodes.filter((n) => n.kind !== "port").map((n) => [n.id, boxOf(n)]));
  drawn.brackets = brackets(picture.edges.filter((e) => e.kind === "dispute"), drawn.boxes);
  drawn.lines = picture.edges.length;
  if (!drawn.boxes.has(state.cursor)) state.cursor = null;
  nodes.clear(); edges.clear();
  nodes.add(picture.nodes.map((n) => ({ ...n, shape: "custom", ctxRenderer: paintNode })));
  edges.add(picture.edges);
  restyle();
  $("empty").hidden = drawn.boxes.size > 0;
  $("empty").firstChild.textContent = "No statement matches: take a filter back, or search for less. ";
  leftOut(picture);
  if (anchor) home();
}

// What the picture leaves out, in one line.
function leftOut({ list, cards, fold }) {
  const some = cards < list.length;
  if (fold) {
    $("left-out").textContent = some ? `${number(cards)} of ${count(list.length, "statement")} are drawn one by one, the others in the thick lines; + at a name unfolds its own.` : "";
    $("left-out").hidden = !some;
    return;
  }
  $("left-out").textContent = some ? `${number(cards)} of ${count(list.length, "statement")} are drawn, the disputed ones first. Search or filter to ${FEW} or fewer to see each; the table holds all.` : "";
  $("left-out").hidden = !some;
}

// ---------------------------------------------------------------- moving about

function bounds() {
  const boxes = [...drawn.boxes.values()];
  if (!boxes.length) return { left: 0, top: 0, right: 1, bottom: 1 };
  return {
    left: Math.min(...boxes.map((b) => b[0])), right: Math.max(...boxes.map((b) => b[0] + b[2])),
    top: Math.min(...boxes.map((b) => b[1])), bottom: Math.max(...boxes.map((b) => b[1] + b[3])),
  };
}
const LEAST = 0.5, HEAD = 34, FOOT = 14; // pixels of the window, whatever the scale
const room = () => ({ w: $("canvas").clientWidth || 1, h: $("canvas").clientHeight || 1 });

function move(position, scale = network.getScale()) {
  const b = bounds(), { w, h } = room(), halfW = w / scale / 2, halfH = h / scale / 2;
  const keep = (value, low, high, half) => (high - low <= half * 2 ? (low + high) / 2 : Math.min(Math.max(value, low + half), high - half));
  const top = b.top - HEAD / scale, bottom = b.bottom + FOOT / scale;
  // What is lower than the window stands at its top, not in its middle.
  const y = bottom - top <= halfH * 2 ? top + halfH : keep(position.y, top, bottom, halfH);
  network.moveTo({ position: { x: keep(position.x, b.left - 20, b.right + 20, halfW), y }, scale, animation: false });
}

// On a phone the picture is as tall as it needs to be: a swipe over it scrolls the page.
const PHONE = 0.82, TALLEST = 5000;
function tall() {
  const b = bounds(), high = innerWidth <= 760 ? `${Math.min(TALLEST, Math.max(380, (b.bottom - b.top) * PHONE + HEAD + FOOT + 40))}px` : "";
  if ($("stage").style.height === high) return;
  $("stage").style.height = high;
  network.setSize("100%", "100%");
}

// Readable first: as wide as the room allows, but never too small to read; the rest is reached by scrolling.
function home(everything = false) {
  tall();
  const b = bounds(), { w, h } = room();
  const across = Math.min(1.2, w / (b.right - b.left + 40)), whole = Math.min(across, (h - HEAD - FOOT) / (b.bottom - b.top));
  const least = w < 500 ? 0.82 : 0.72;
  // Fitted to the width it stays readable: less than this nobody reads.
  const scale = everything ? Math.max(LEAST, across) : whole > Math.max(least, across * 0.86) ? whole : Math.max(least, across);
  move({ x: b.left - 20 + Math.max(w / scale, b.right - b.left + 40) / 2 - Math.max(0, b.right - b.left + 40 - w / scale) / 2, y: b.top - HEAD / scale + h / scale / 2 }, scale);
  // A neighbourhood is looked at from its middle.
  const middle = drawn.fold && (drawn.boxes.get(state.scope.id) ?? drawn.boxes.get(topic(state.scope.id)));
  if (!everything && middle) move({ x: network.getViewPosition().x, y: middle[1] + middle[3] / 2 });
  if (!everything && state.sel) into(state.sel);
}

function zoom(factor, at) {
  const old = network.getScale(), scale = Math.min(2.5, Math.max(LEAST, old * factor)), c = network.getViewPosition(), p = at ?? c;
  move({ x: p.x + (c.x - p.x) * (old / scale), y: p.y + (c.y - p.y) * (old / scale) }, scale);
}

function into(id) {
  const box = drawn.boxes.get(id) ?? drawn.boxes.get(topic(id));
  if (!box) return;
  const c = network.getViewPosition(), scale = network.getScale(), { w, h } = room();
  const near1 = (value, low, size, half, pad) => (low - pad < value - half || low + size + pad > value + half ? low + size / 2 : value);
  const x = near1(c.x, box[0], box[2], w / scale / 2, 6), y = near1(c.y, box[1], box[3], h / scale / 2, 40);
  if (x !== c.x || y !== c.y) move({ x, y });
}

const hit = ({ x, y }) => [...drawn.boxes].find(([, b]) => x >= b[0] && x <= b[0] + b[2] && y >= b[1] && y <= b[1] + b[3])?.[0] ?? null;

// The end whose button lies under the pointer.
function pill({ x, y }) {
  if (!drawn.fold) return null;
  return [...drawn.boxes.keys()].find((id) => {
    const n = nodes.get(id);
    if (n.kind === "statement" || !foldOf(id)) return false;
    const [a, b, w, h] = pillOf(id, drawn.boxes.get(id), n.x, n.y, n.kind === "actor" ? -1 : 1);
    return x >= a - 3 && x <= a + w + 3 && y >= b - 4 && y <= b + h + 4;
  }) ?? null;
}

// ---------------------------------------------------------------- start

function under(ctx) {
  for (const b of drawn.brackets) {
    const strong = b.pair.includes(state.sel);
    ctx.globalAlpha = near && !strong ? 0.12 : 0.9;
    bracket(ctx, b, strong);
  }
  ctx.globalAlpha = 1;
}


const HEADS = [[8, "WHO", "right"], [96, "SAID WHAT", "left"], [594, "ABOUT WHOM", "left"]];
function heads(ctx) {
  const { w, h } = room(), scale = network.getScale(), from = network.DOMtoCanvas({ x: 0, y: 0 });
  const px = 1 / scale;
  if (!drawn.boxes.size) return;
  ctx.fillStyle = ink.paper;
  ctx.globalAlpha = 0.93; ctx.fillRect(from.x, from.y, w * px, 27 * px); ctx.globalAlpha = 1;
  for (const [x, text, align] of HEADS) {
    ctx.font = `600 ${11 * px}px ${SANS}`; ctx.textAlign = align; ctx.textBaseline = "middle"; ctx.fillStyle = ink.soft;
    ctx.letterSpacing = `${px}px`; ctx.fillText(text, x, from.y + 14 * px); ctx.letterSpacing = "0px";
  }
  const low = from.y + h * px, below = [...drawn.boxes].filter(([id, box]) => box[1] + box[3] / 2 > low && kindOfNode(id) === "statements").length;
  const above = [...drawn.boxes].filter(([id, box]) => box[1] + box[3] / 2 < from.y + 27 * px && kindOfNode(id) === "statements").length;
  if (above) { ctx.font = `500 ${12 * px}px ${SANS}`; ctx.textAlign = "left"; ctx.fillStyle = ink.soft; ctx.fillText(`↑ ${number(above)} above`, 190, from.y + 14 * px); }
  if (!below) return;
  const top = low - 46 * px, fade = ctx.createLinearGradient(0, top, 0, low);
  fade.addColorStop(0, faint(ink.paper, 0)); fade.addColorStop(0.62, ink.paper);
  ctx.fillStyle = fade; ctx.fillRect(from.x, top, w * px, 46 * px);
  ctx.font = `500 ${12 * px}px ${SANS}`; ctx.textAlign = "left"; ctx.fillStyle = ink.soft;
  ctx.fillText(`↓ ${count(below, "more statement")} below`, 96, low - 13 * px);
}

function startGraph() {
  const canvas = $("canvas");
  network = new vis.Network(canvas, { nodes, edges }, data.graph.options);
  network.on("beforeDrawing", under);
  network.on("afterDrawing", heads);
  network.on("click", ({ pointer }) => {
    canvas.focus({ preventScroll: true });
    opener = canvas;
    const end = pill(pointer.canvas);
    if (end) toggle(end); else select(hit(pointer.canvas), { step: true });
  });
  network.on("doubleClick", ({ pointer }) => { const id = hit(pointer.canvas); if (id) scoped({ kind: "near", id: bare(id), depth: 1 }, "statements"); });
  network.on("dragEnd", () => move(network.getViewPosition()));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault(); event.stopPropagation();
    const c = network.getViewPosition(), scale = network.getScale(), unit = event.deltaMode === 1 ? 16 : 1, r = canvas.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY * 0.004), network.DOMtoCanvas({ x: event.clientX - r.left, y: event.clientY - r.top }));
    else move({ x: c.x + (event.deltaX * unit) / scale, y: c.y + (event.deltaY * unit) / scale });
  }, { capture: true, passive: false });
  canvas.addEventListener("pointermove", (event) => {
    const r = canvas.getBoundingClientRect(), at = network.DOMtoCanvas({ x: event.clientX - r.left, y: event.clientY - r.top }), over_ = hit(at);
    canvas.style.cursor = over_ ? "pointer" : "default";
    if (over_ === drawn.hovered) return;
    drawn.hovered = over_;
    network.redraw();
  });
  canvas.addEventListener("keydown", onKey);
  canvas.addEventListener("focus", () => network.redraw());
  canvas.addEventListener("blur", () => network.redraw());
  new ResizeObserver(() => { if ($("canvas").clientWidth) home(); }).observe(canvas);
  $("nearer").onclick = () => zoom(1.25);
  $("farther").onclick = () => zoom(0.8);
  $("fit").onclick = () => home(true);
}
