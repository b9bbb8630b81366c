// The graph: vis-network draws what the filters leave, this file says how and reacts.
const drawn = { boxes: new Map(), mode: "bands", hovered: null };
const nodes = new vis.DataSet(), edges = new vis.DataSet();
let network = null;

const lit = () => {
  const id = state.sel;
  if (!id || !index.has(id)) return null;
  const near = new Set([id]);
  if (drawn.mode === "overview") {
    for (const e of edges.get()) if (e.from === id || e.to === id) near.add(e.from).add(e.to);
    return near.size > 1 ? near : null;
  }
  const centre = get(id), own = index.get(id).kind === "statements" ? [centre] : statements.filter((s) => drawn.boxes.has(s.id) && touches(s, id));
  for (const s of own) for (const n of [s.id, ...holders(s), ...all(s.about), ...all(s.via)]) near.add(n);
  for (const other of disputes.get(id) ?? []) near.add(other);
  return near;
};
let near = null;

function paintNode({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const size = node.kind === "statement" ? [node.w, node.h] : node.kind === "port" ? [0.5, 0.5] : [20, 20];
  return {
    nodeDimensions: { width: size[0], height: size[1] },
    drawNode() {
      if (node.kind === "port") return;
      const chosen = id === state.sel;
      ctx.globalAlpha = near && !near.has(id) ? 0.4 : 1;
      if (node.kind === "statement") card(ctx, node, x, y, { chosen, hovered: id === drawn.hovered });
      else {
        const side = node.kind === "actor" ? -1 : 1;
        marker(ctx, node.kind === "country" ? "country" : node.look, x, y, chosen ? 10 : 8);
        label(ctx, node, x + side * 17, y, side, chosen || id === drawn.hovered);
      }
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
  : n.kind === "actor" ? [n.x - 168, n.y - n.h / 2, 182, n.h] : [n.x - 13, n.y - n.h / 2, 132, n.h]);

// With something chosen: its own lines, and all lines of the statements a speaker or country has.
function stands(e) {
  if (!near) return false;
  if (e.kind === "dispute") return e.pair.includes(state.sel);
  if (index.get(state.sel).kind === "statements") return e.of === state.sel;
  return [e.from, e.to].every((end) => near.has(nodes.get(end)?.of ?? end));
}

const faint = (color, alpha = 0.25) => color.replace("rgb(", "rgba(").replace(")", `, ${alpha})`);

function lineLook(e) {
  const on = stands(e);
  const color = e.kind === "dispute" || e.deny ? ink.deny : e.kind === "candidate" ? ink.doubt : e.kind === "about" ? ink.country : ink.edge;
  const rest = e.kind === "via" || e.kind === "many" ? 0.5 : e.kind === "about" ? (e.hedge ? 0.4 : 0.55) : e.hedge ? 0.65 : 0.85;
  const wide = e.kind === "many" ? Math.min(5, 1 + Math.log2(e.count) * 0.6) : e.kind === "about" ? 1.1 : e.deny || e.kind === "candidate" ? 1.7 : 1.4;
  return {
    color: { color, opacity: near ? (on ? 1 : 0.1) : rest, inherit: false },
    width: on ? wide + 0.8 : wide,
    arrows: { to: { enabled: e.kind !== "dispute", scaleFactor: 0.42 } },
    ...(e.label ? { font: { size: 13, face: "sans-serif", color: near && !on ? faint(color) : color, strokeWidth: 5, strokeColor: ink.paper, align: "horizontal" } } : {}),
    ...(e.kind === "dispute" ? { hidden: !on } : {}),
  };
}

function restyle() {
  near = lit();
  edges.update(edges.get().map((e) => ({ id: e.id, ...lineLook(e) })));
  network?.redraw();
}

// ---------------------------------------------------------------- what is drawn

function pick() {
  const list = shown(), ids = new Set(list.map((s) => s.id));
  if (data.overview) {
    if (list.length > 300) return { mode: "overview", ...data.overview, list };
    const made = compose(list);
    return { mode: "bands", nodes: closeUp(made.nodes, made.edges), edges: made.edges, list };
  }
  const lines = all(data.graph.edges).filter((e) => (e.pair ? e.pair.every((id) => ids.has(id)) : ids.has(e.of)));
  const used = new Set(lines.flatMap((e) => [e.from, e.to]));
  const points = all(data.graph.nodes).filter((n) => used.has(n.id) || ids.has(n.id) || ids.has(n.of));
  return { mode: "bands", nodes: filtering() ? closeUp(points, lines) : points, edges: lines, list };
}

function drawGraph(anchor) {
  const picture = pick();
  drawn.mode = picture.mode;
  drawn.boxes = new Map(picture.nodes.filter((n) => n.kind !== "port").map((n) => [n.id, boxOf(n)]));
  if (!drawn.boxes.has(state.cursor)) state.cursor = null;
  nodes.clear(); edges.clear();
  nodes.add(picture.nodes.map((n) => ({ ...n, shape: "custom", ctxRenderer: paintNode })));
  edges.add(picture.edges);
  restyle();
  $("empty").hidden = picture.list.length > 0;
  leftOut(picture);
  if (anchor) home();
}

function leftOut(picture) {
  const note = $("left-out"), o = data.overview;
  note.replaceChildren();
  if (state.only) note.append("Only what touches ", name(named(state.only)), ". ", el("button", { type: "button", class: "link", onclick: () => { state.only = null; refresh(true); } }, "Show all"));
  else if (picture.mode === "overview")
    note.append(`Overview of ${count(data.left && !filtering() ? data.left.reported[1] : picture.list.length, "statement")}: lines count who speaks about which country, dashed where at least half of them deny. ${o.speakers[0].toLocaleString("en")} of ${count(o.speakers[1], "speaker")} and ${o.lines[0].toLocaleString("en")} of ${count(o.lines[1], "line")} are drawn, the heaviest first. Search or filter to 300 statements or fewer to see each.`);
  note.hidden = !note.childNodes.length;
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
const HEAD = 34, FOOT = 14; // pixels of the window, whatever the scale
const room = () => ({ w: $("canvas").clientWidth || 1, h: $("canvas").clientHeight || 1 });

function move(position, scale = network.getScale()) {
  const b = bounds(), { w, h } = room(), halfW = w / scale / 2, halfH = h / scale / 2;
  const keep = (value, low, high, half) => (high - low <= half * 2 ? (low + high) / 2 : Math.min(Math.max(value, low + half), high - half));
  network.moveTo({ position: { x: keep(position.x, b.left - 20, b.right + 20, halfW), y: keep(position.y, b.top - HEAD / scale, b.bottom + FOOT / scale, halfH) }, scale, animation: false });
}

// Readable first: as wide as the room allows, but never too small to read; the rest is reached by scrolling.
function home(everything = false) {
  const b = bounds(), { w, h } = room();
  const wide = Math.min(1.2, w / (b.right - b.left + 40)), whole = Math.min(wide, (h - HEAD - FOOT) / (b.bottom - b.top));
  const scale = everything || whole > Math.max(0.72, wide * 0.86) ? whole : Math.max(0.72, wide);
  move({ x: b.left - 20 + Math.max(w / scale, b.right - b.left + 40) / 2 - Math.max(0, b.right - b.left + 40 - w / scale) / 2, y: b.top - HEAD / scale + h / scale / 2 }, scale);
  if (!everything && state.sel) into(state.sel);
}

function zoom(factor, at) {
  const old = network.getScale(), scale = Math.min(2.5, Math.max(0.15, old * factor)), c = network.getViewPosition(), p = at ?? c;
  move({ x: p.x + (c.x - p.x) * (old / scale), y: p.y + (c.y - p.y) * (old / scale) }, scale);
}

function into(id) {
  const box = drawn.boxes.get(id);
  if (!box) return;
  const c = network.getViewPosition(), scale = network.getScale(), { w, h } = room();
  const near1 = (value, low, size, half, pad) => (low - pad < value - half || low + size + pad > value + half ? low + size / 2 : value);
  const x = near1(c.x, box[0], box[2], w / scale / 2, 6), y = near1(c.y, box[1], box[3], h / scale / 2, 40);
  if (x !== c.x || y !== c.y) move({ x, y });
}

const hit = ({ x, y }) => [...drawn.boxes].find(([, b]) => x >= b[0] && x <= b[0] + b[2] && y >= b[1] && y <= b[1] + b[3])?.[0] ?? null;

// ---------------------------------------------------------------- by keyboard

function step(key) {
  const here = state.cursor ?? (drawn.boxes.has(state.sel) ? state.sel : null);
  const order = [...drawn.boxes.keys()].sort((a, b) => drawn.boxes.get(a)[1] - drawn.boxes.get(b)[1]);
  if (!here) return order.find((id) => index.get(id)?.kind === "statements") ?? order[0];
  const kind = nodes.get(here).kind, band = order.filter((id) => nodes.get(id).kind === kind);
  if (key === "ArrowDown" || key === "ArrowUp") return band[band.indexOf(here) + (key === "ArrowDown" ? 1 : -1)] ?? here;
  const bands = drawn.mode === "overview" ? ["actor", "country"] : ["actor", "statement", "country"];
  const goal = bands[bands.indexOf(kind) + (key === "ArrowRight" ? 1 : -1)];
  const linked = new Set(edges.get().filter((e) => e.kind !== "dispute").flatMap((e) => {
    const ends = [e.from, e.to].map((end) => nodes.get(end).of ?? end);
    return ends.includes(here) ? ends : [];
  }));
  const [, y] = drawn.boxes.get(here), away = (id) => Math.abs(drawn.boxes.get(id)[1] - y);
  return order.filter((id) => nodes.get(id).kind === goal && linked.has(id)).sort((a, b) => away(a) - away(b))[0] ?? here;
}

function onKey(event) {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key.startsWith("Arrow")) {
    state.cursor = step(key);
    if (state.cursor) { into(state.cursor); announce(tell(state.cursor)); }
    network.redraw();
  } else if ((key === "Enter" || key === " ") && state.cursor) select(state.cursor, { focus: true });
  else if (key === "Escape") select(null);
  else if (key === "+" || key === "=") zoom(1.2);
  else if (key === "-") zoom(1 / 1.2);
  else if (key === "0") home(true);
  else return;
  event.preventDefault();
}

function tell(id) {
  const { kind, item } = index.get(id);
  if (kind === "statements") return `Statement. ${said(item)}. ${item.certainty}. About ${all(item.about).map(named).join(", ") || "no country named"}.`;
  const n = shown().filter((s) => touches(s, id)).length;
  return `${kind === "countries" ? "Country" : data.words.kinds[item.kind]}: ${named(id)}, ${count(n, "statement")}.`;
}

// ---------------------------------------------------------------- start

function heads(ctx) {
  const { w, h } = room(), scale = network.getScale(), from = network.DOMtoCanvas({ x: 0, y: 0 });
  const px = 1 / scale, at = (x, text, align) => {
    ctx.font = `600 ${11 * px}px ${SANS}`; ctx.textAlign = align; ctx.textBaseline = "middle"; ctx.fillStyle = ink.soft;
    ctx.letterSpacing = `${px}px`; ctx.fillText(text, x, from.y + 14 * px); ctx.letterSpacing = "0px";
  };
  if (!drawn.boxes.size) return;
  ctx.fillStyle = ink.paper;
  ctx.globalAlpha = 0.93; ctx.fillRect(from.x, from.y, w * px, 27 * px); ctx.globalAlpha = 1;
  at(8, "WHO", "right");
  if (drawn.mode === "bands") at(96, "SAID WHAT", "left");
  at(594, drawn.mode === "bands" ? "ABOUT WHOM" : "SPEAKS ABOUT", "left");
  const low = from.y + h * px, below = [...drawn.boxes].filter(([id, box]) => box[1] + box[3] / 2 > low && index.get(id)?.kind === "statements").length;
  if (!below) return;
  const top = low - 46 * px, fade = ctx.createLinearGradient(0, top, 0, low);
  fade.addColorStop(0, faint(ink.paper, 0)); fade.addColorStop(0.62, ink.paper);
  ctx.fillStyle = fade; ctx.fillRect(from.x, top, w * px, 46 * px);
  ctx.font = `500 ${12 * px}px ${SANS}`; ctx.textAlign = "left"; ctx.fillStyle = ink.soft;
  ctx.fillText(`↓ ${below} more ${below === 1 ? "statement" : "statements"} below`, 96, low - 13 * px);
}

function startGraph() {
  const canvas = $("canvas");
  network = new vis.Network(canvas, { nodes, edges }, data.graph.options);
  network.on("afterDrawing", heads);
  network.on("click", ({ pointer }) => {
    const line = drawn.mode === "overview" ? network.getEdgeAt(pointer.DOM) : null;
    canvas.focus({ preventScroll: true });
    select(hit(pointer.canvas) ?? (line ? edges.get(line).from : null));
  });
  network.on("dragEnd", () => move(network.getViewPosition()));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault(); event.stopPropagation();
    const c = network.getViewPosition(), scale = network.getScale(), unit = event.deltaMode === 1 ? 16 : 1, r = canvas.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY * 0.004), network.DOMtoCanvas({ x: event.clientX - r.left, y: event.clientY - r.top }));
    else move({ x: c.x + (event.deltaX * unit) / scale, y: c.y + (event.deltaY * unit) / scale });
  }, { capture: true, passive: false });
  canvas.addEventListener("pointermove", (event) => {
    const r = canvas.getBoundingClientRect(), over = hit(network.DOMtoCanvas({ x: event.clientX - r.left, y: event.clientY - r.top }));
    if (over === drawn.hovered) return;
    drawn.hovered = over;
    canvas.style.cursor = over ? "pointer" : "default";
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

const LEGEND = [
  ["person", "person"], ["organization", "organisation"], ["government", "government"], ["group", "group"], ["unnamed", "unnamed source"],
  ["unknown", "speaker unknown"], ["voice", "the article itself"], ["country", "country"],
  [{ kind: "says" }, "says"], [{ kind: "says", hedge: true, dashes: [1.5, 4] }, "hedged"], [{ kind: "says", deny: true, dashes: [9, 5] }, "denies"],
  [{ kind: "candidate", dashes: [2, 6], label: "?" }, "one of several"], [{ kind: "about" }, "about"],
];
function legend() {
  const present = new Set(statements.flatMap((s) => [kindOf(s), ...holders(s).map((id) => get(id)?.kind), ...all(s.via).map((id) => get(id)?.kind)]));
  const lines = edges.get(), some = (test) => lines.some(test);
  const drawnLine = (look) => (look.deny ? some((e) => e.deny) : look.hedge ? some((e) => e.hedge) : look.kind === "says" ? lines.length : some((e) => e.kind === look.kind));
  const wanted = LEGEND.filter(([look]) => (typeof look === "string" ? look === "country" || (present.has(look) && (look !== "voice" || state.voice)) : drawnLine(look)));
  $("legend").replaceChildren(...wanted.map(([look, words]) => {
    const sample = el("canvas", { width: 60, height: 32, "aria-hidden": "true" }), ctx = sample.getContext("2d");
    ctx.scale(2, 2);
    if (typeof look === "string") marker(ctx, look, 15, 8, 5.5);
    else {
      const style = lineLook(look);
      ctx.globalAlpha = look.kind === "about" ? 0.8 : 1;
      ctx.strokeStyle = style.color.color; ctx.lineWidth = 1.7; ctx.setLineDash(look.dashes ?? []);
      ctx.beginPath(); ctx.moveTo(1, 8); ctx.lineTo(29, 8); ctx.stroke();
      if (look.label) { ctx.fillStyle = ink.sheet; ctx.fillRect(11, 2, 8, 12); write(ctx, "?", 15, 8, { font: "600 11px", color: ink.doubt, align: "center" }); }
    }
    return el("li", null, sample, words);
  }));
}
