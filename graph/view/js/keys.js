// The graph by keyboard and in words. Keys act only while the graph has the focus.
function step(key) {
  const here = state.cursor ?? (drawn.boxes.has(state.sel) ? state.sel : null);
  const order = [...drawn.boxes.keys()].sort((a, b) => drawn.boxes.get(a)[1] - drawn.boxes.get(b)[1]);
  if (!here) return order.find((id) => kindOfNode(id) === "statements") ?? order.find((id) => kindOfNode(id) === "actors") ?? order[0];
  const kind = nodes.get(here).kind, band = order.filter((id) => nodes.get(id).kind === kind);
  if (key === "ArrowDown" || key === "ArrowUp") return band[band.indexOf(here) + (key === "ArrowDown" ? 1 : -1)] ?? here;
  const bands = ["actor", "statement", "country"], goal = bands[bands.indexOf(kind) + (key === "ArrowRight" ? 1 : -1)];
  const reached = new Set(edges.get().filter((e) => e.kind !== "dispute").flatMap((e) => {
    const ends = [e.from, e.to].map((end) => nodes.get(end).of ?? end);
    return ends.includes(here) ? ends : [];
  }));
  const [, y] = drawn.boxes.get(here), away = (id) => Math.abs(drawn.boxes.get(id)[1] - y);
  return order.filter((id) => nodes.get(id).kind === goal && reached.has(id)).sort((a, b) => away(a) - away(b))[0] ?? here;
}

function onKey(event) {
  const { key } = event, here = state.cursor ?? state.sel;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key.startsWith("Arrow")) {
    state.cursor = step(key);
    if (state.cursor) { into(state.cursor); announce(tell(state.cursor)); }
    network.redraw();
  } else if ((key === "Enter" || key === " ") && state.cursor) { opener = $("canvas"); select(state.cursor, { focus: true }); }
  else if (key === "Escape" && (state.sel || !trail.length)) select(null);
  else if (key === "Escape" || key === "Backspace") goBack();
  else if (key === "+" || key === "=") zoom(1.2);
  else if (key === "-") zoom(1 / 1.2);
  else if (key === "f") home(true);
  else if (key === "e" && here) toggle([here, topic(here)].find(foldOf));
  else if (key === "0" && state.scope) scoped(null);
  else if (["1", "2", "3"].includes(key) && here) scoped({ kind: "near", id: bare(here), depth: Number(key) }, "statements");
  else return;
  event.preventDefault();
}

function tell(id) {
  const { kind, item } = index.get(id);
  if (kind === "statements") {
    const against = all(disputes.get(id)).size;
    return `Statement. ${said(item)}. ${item.certainty}. About ${all(item.about).map(named).join(", ") || "nobody named"}.${against ? ` Disputed by ${against}.` : ""}`;
  }
  const n = sayings(item.id).filter((s) => audible(s)).length;
  return `${groupOf(item.id)}: ${named(id)}, ${count(n, "statement")}.`;
}

const LEGEND = [
  ["person", "person"], ["organization", "organisation"], ["government", "government"], ["group", "group"], ["unnamed", "unnamed source"],
  ["unknown", "speaker unknown"], ["voice", "the article itself"], ["country", "country"],
  [{ kind: "says" }, "says"], [{ kind: "says", hedge: true }, "hedged"], [{ kind: "says", deny: true }, "denies"],
  [{ kind: "candidate", label: "?" }, "one of several"], [{ kind: "via" }, "passes on"], [{ kind: "about" }, "about"], [{ kind: "fold", n: 4 }, "several, folded"], [{ kind: "dispute" }, "disputes"],
];
// It names what is drawn and nothing else.
function keyed() {
  const shapes = new Set(nodes.get().map((n) => (n.kind === "country" ? n.look ?? "country" : n.look)).filter(Boolean)), lines_ = edges.get();
  const drawn_ = (look) => lines_.some((e) => e.kind === look.kind && (look.deny ? e.deny : look.hedge ? e.hedge && !e.deny : look.kind !== "says" || (!e.deny && !e.hedge)));
  return [...tinted(), ...LEGEND.filter(([look]) => (typeof look === "string" ? shapes.has(look) : drawn_(look)))];
}
// One sign in a box of 30 by 16.
function sign(ctx, look, x, y) {
  if (look.tint) { ctx.fillStyle = ink[look.tint]; ctx.fillRect(x + 8, y + 3, 14, 10); return; }
  if (typeof look === "string") { marker(ctx, look, x + 15, y + 8, 5.5, COLOURS[state.colour].of ? ink.soft : null); return; }
  if (look.kind === "dispute") { bracket(ctx, { top: y + 3, bottom: y + 13, x: x + 6, reach: 16 }); return; }
  ctx.globalAlpha = look.kind === "fold" ? 0.35 : look.kind === "about" || look.kind === "via" ? 0.8 : 1;
  ctx.strokeStyle = lineLook({ ...look, ends: [] }).color.color; ctx.lineWidth = look.kind === "fold" ? 4 : 1.7; ctx.setLineDash(dashesOf(look) || []);
  ctx.beginPath(); ctx.moveTo(x + 1, y + 8); ctx.lineTo(x + 29, y + 8); ctx.stroke();
  ctx.setLineDash([]); ctx.globalAlpha = 1;
  if (look.label) { ctx.fillStyle = ink.sheet; ctx.fillRect(x + 11, y + 2, 8, 12); write(ctx, "?", x + 15, y + 8, { font: "600 11px", color: ink.doubt, align: "center" }); }
}
function legend() {
  const wanted = state.view === "statements" && pictured() ? keyed() : [];
  $("legend").hidden = !wanted.length;
  $("legend").replaceChildren(...wanted.map(([look, words]) => {
    const sample = el("canvas", { width: 60, height: 32, "aria-hidden": "true" }), ctx = sample.getContext("2d");
    ctx.scale(2, 2);
    sign(ctx, look, 0, 0);
    return el("li", null, sample, words);
  }));
}
