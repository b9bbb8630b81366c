// How a node looks; everything is drawn as shapes and plain text.
const SANS = getComputedStyle(document.documentElement).getPropertyValue("--sans");
const ink = {};
function readTheme() {
  // The picture keeps its own colours, also where the browser forces others on the page.
  const probe = el("span", { hidden: true, class: "probe" });
  document.body.append(probe);
  for (const key of ["paper", "sheet", "well", "ink", "soft", "rule", "line", "edge", "person", "body", "country", "voice", "deny", "doubt", "mark", "focus", "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"]) {
    probe.style.color = `var(--${key})`;
    ink[key] = getComputedStyle(probe).color;
  }
  probe.remove();
}

const lookColor = (look) => ({ person: ink.person, organization: ink.body, government: ink.body, group: ink.body, voice: ink.voice }[look] ?? ink.soft);

function shape(ctx, look, x, y, r) {
  ctx.beginPath();
  if (look === "organization" || look === "government") ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (look === "group") ctx.roundRect(x - r * 0.95, y - r * 0.95, r * 1.9, r * 1.9, r * 0.6);
  else if (look === "country") { ctx.moveTo(x, y - r * 1.15); ctx.lineTo(x + r * 1.15, y); ctx.lineTo(x, y + r * 1.15); ctx.lineTo(x - r * 1.15, y); ctx.closePath(); }
  else if (look === "voice") { ctx.moveTo(x - r, y - r); ctx.lineTo(x + r, y); ctx.lineTo(x - r, y + r); ctx.closePath(); }
  else ctx.arc(x, y, r, 0, Math.PI * 2);
}

function marker(ctx, look, x, y, r = 8, own = null) {
  const color = own ?? (look === "country" ? ink.country : lookColor(look));
  const hollow = ["unnamed", "unknown", "ambiguous"].includes(look);
  shape(ctx, look, x, y, r);
  ctx.fillStyle = hollow ? ink.paper : color;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = color;
  ctx.setLineDash(look === "unknown" || look === "ambiguous" ? [3, 2.6] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look === "government") {
    ctx.fillStyle = ink.paper;
    ctx.fillRect(x - r * 0.35, y - r * 0.35, r * 0.7, r * 0.7);
  }
  if (look === "unknown" || look === "ambiguous") write(ctx, "?", x, y + 0.5, { font: "600 11px", color: ink.soft, align: "center" });
}

function write(ctx, text, x, y, { font, color, align = "left", most }) {
  ctx.font = `${font} ${SANS}`;
  ctx.fillStyle = color;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (most) ctx.fillText(text, x, y, most); else ctx.fillText(text, x, y);
}

function label(ctx, node, x, y, side, strong) {
  const align = side < 0 ? "right" : "left";
  const total = node.lines.length * 16 + all(node.sub).length * 14;
  let at = y - total / 2;
  for (const line of node.lines) { write(ctx, line, x, at + 8, { font: `${strong ? 700 : 600} 13px`, color: ink.ink, align, most: 158 }); at += 16; }
  for (const line of all(node.sub)) { write(ctx, line, x, at + 7, { font: "400 11px", color: ink.soft, align, most: 158 }); at += 14; }
}

function card(ctx, node, x, y, { chosen, hovered }) {
  const left = x - node.w / 2, top = y - node.h / 2;
  const own = tint(node), color = own ?? (node.deny ? ink.deny : node.hedge ? ink.line : ink.edge);
  ctx.beginPath();
  ctx.roundRect(left, top, node.w, node.h, 6);
  ctx.fillStyle = ink.sheet;
  ctx.fill();
  if (chosen) { const before = ctx.globalAlpha; ctx.globalAlpha = before * 0.55; ctx.fillStyle = ink.mark; ctx.fill(); ctx.globalAlpha = before; }
  ctx.lineWidth = chosen ? 2 : 1;
  ctx.strokeStyle = chosen || hovered ? (node.deny ? ink.deny : ink.focus) : node.deny ? ink.deny : ink.rule;
  ctx.setLineDash(node.hedge && !chosen ? [1.5, 3] : []);
  if (node.hedge && !chosen && !hovered) ctx.strokeStyle = node.deny ? ink.deny : ink.line;
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.roundRect(left, top, own ? 8 : 4, node.h, [4, 0, 0, 4]);
  ctx.fillStyle = color;
  ctx.fill();
  const first = y - (node.lines.length - 1) * 8;
  write(ctx, node.tag, left + 13, first, { font: "600 12px", color: node.deny ? ink.deny : ink.soft, most: 90 });
  node.lines.forEach((line, i) => write(ctx, line, left + 106, first + i * 16, { font: "400 12.5px", color: ink.ink, most: node.w - 116 }));
}

function bracket(ctx, { top, bottom, x, reach }, strong) {
  const r = Math.min(6, (bottom - top) / 2);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x + reach - r, top);
  ctx.bezierCurveTo(x + reach, top, x + reach, top, x + reach, top + r);
  ctx.lineTo(x + reach, bottom - r);
  ctx.bezierCurveTo(x + reach, bottom, x + reach, bottom, x + reach - r, bottom);
  ctx.lineTo(x, bottom);
  ctx.strokeStyle = ink.deny;
  ctx.lineWidth = strong ? 2.4 : 1.5;
  ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
  for (const y of [top, bottom]) { ctx.beginPath(); ctx.arc(x, y, strong ? 3.6 : 2.8, 0, Math.PI * 2); ctx.fillStyle = ink.deny; ctx.fill(); }
}

// Where the button of an end stands: below its sign, in its box.
const PILL = [36, 15];
const pillOf = (id, box, x, y, side) => [side < 0 ? x - PILL[0] + 13 : x - 13, (box ? box[1] + box[3] : y + 26) - PILL[1] - 1, ...PILL];

// One node with everything that belongs to it, wherever it is drawn.
function figure(ctx, node, x, y, { chosen, hovered } = {}) {
  if (node.kind === "statement") return card(ctx, node, x, y, { chosen, hovered });
  const side = node.kind === "actor" ? -1 : 1;
  const r = looks.radius.get(node.id) ?? 8, fold_ = foldOf(node.id);
  marker(ctx, node.look ?? "country", x, y, chosen ? r + 2 : r, tint(node));
  label(ctx, node, x + side * 17, y, side, chosen || hovered);
  // What stands folded here, as a button below the sign.
  if (!fold_ || !drawn.fold) return;
  const [px, py, pw, ph] = pillOf(node.id, drawn.boxes.get(node.id), x, y, side);
  ctx.beginPath(); ctx.roundRect(px, py, pw, ph, ph / 2);
  ctx.fillStyle = ink.sheet; ctx.fill();
  ctx.lineWidth = 1; ctx.strokeStyle = ink.line; ctx.stroke();
  write(ctx, fold_.left > 0 && state.open[0] !== node.id ? `+${fold_.left}` : "−", px + pw / 2, py + ph / 2 + 0.5, { font: "600 10.5px", color: ink.soft, align: "center" });
}
