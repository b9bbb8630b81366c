// The whole picture, not only the part in the window.
function paintAll(ctx) {
  const b = bounds(), place_ = new Map(nodes.get().map((n) => [n.id, n]));
  const around = (end, other) => end.x + (end.kind === "actor" || end.kind === "country" ? Math.sign(other.x - end.x) * 11 : 0);
  for (const e of edges.get().filter((one) => one.kind !== "dispute")) {
    const from = place_.get(e.from), to = place_.get(e.to), look = lineLook(e), x1 = around(from, to), x2 = around(to, from), half = (x2 - x1) / 2;
    ctx.beginPath(); ctx.moveTo(x1, from.y); ctx.bezierCurveTo(x1 + half, from.y, x2 - half, to.y, x2, to.y);
    ctx.globalAlpha = look.color.opacity; ctx.strokeStyle = look.color.color; ctx.lineWidth = look.width; ctx.setLineDash(e.dashes || []); ctx.stroke(); ctx.setLineDash([]);
    { ctx.beginPath(); ctx.moveTo(x2, to.y); ctx.lineTo(x2 - 6, to.y - 2.6); ctx.lineTo(x2 - 6, to.y + 2.6); ctx.closePath(); ctx.fillStyle = look.color.color; ctx.fill(); }
    ctx.globalAlpha = 1;
    if (e.label) { const [x, y] = curve(x1, from.y, x2, to.y, 0.5); write(ctx, e.label, x, y, { font: "600 13px", color: ink.doubt, align: "center" }); }
  }
  for (const one of drawn.brackets) bracket(ctx, one, one.pair.includes(state.sel));
  for (const n of nodes.get()) if (n.kind !== "port") { ctx.globalAlpha = near && !near.has(n.id) ? 0.4 : 1; figure(ctx, n, n.x, n.y, { chosen: bare(n.id) === state.sel }); ctx.globalAlpha = 1; }
  for (const [x, text, align] of HEADS) write(ctx, text, x, b.top - 26, { font: "600 11px", color: ink.soft, align });
}

// Around the picture what it is of: the title, what narrows it, how many of how many; below it the
// signs in it, the day it was saved and where it comes from.
const EDGE = 20, ABOVE = 44;
function whence() {
  // Of a file on a disk only its name: the folders are nobody's business.
  return location.protocol === "file:" ? `${decodeURIComponent(location.pathname.split("/").at(-1))}${hash()}` : location.href;
}
function surroundings(most) {
  const b = bounds(), wide = Math.max(b.right - b.left + 2 * EDGE, 560), room_ = wide - 2 * EDGE, list = drawn.list, whole = count(statements.length, "statement");
  const narrowed = [state.scope ? $("chips").querySelector(".scope")?.textContent : null, ...chips().map((one) => one.firstChild.textContent)].filter(Boolean).join(" · ");
  const told = `${number(list.length)} of ${whole}${most < list.length ? `, ${number(most)} of them drawn` : ""}${state.voice ? "" : "; the articles’ own voice is left out"}`;
  const head = [...wrap(document.querySelector("h1").textContent, room_, "600 20px", 2).map((text) => [text, "600 20px", ink.ink, 26]), ...wrap(narrowed, room_, "400 13px", 3).map((text) => [text, "400 13px", ink.ink, 19]), [told, "400 13px", ink.soft, 19]];
  const signs = [];
  let x = 0, line = 0;
  for (const [look, words] of keyed()) {
    ruler.font = `400 12px ${SANS}`;
    const w = 36 + ruler.measureText(words).width + 18;
    if (x + w > room_ && x) { x = 0; line += 1; }
    signs.push({ look, words, x, line });
    x += w;
  }
  const foot = wrap(`Saved ${new Date().toISOString().slice(0, 10)} · ${whence()}`, room_, "400 11px", 2);
  const high = head.reduce((sum, [, , , h]) => sum + h, 0) + 18, low = (signs.length ? (line + 1) * 20 + 14 : 0) + foot.length * 15 + 14;
  return { head, signs, foot, x: b.left - EDGE, y: b.top - ABOVE - high, w: wide, h: b.bottom - b.top + ABOVE + EDGE + high + low, below: b.bottom + EDGE };
}
function framed(ctx, f) {
  ctx.fillStyle = ink.paper;
  ctx.fillRect(f.x, f.y, f.w, f.h);
  paintAll(ctx);
  let y = f.y + 12;
  for (const [text, font, color, high] of f.head) { write(ctx, text, f.x + EDGE, y + high / 2, { font, color }); y += high; }
  ctx.fillStyle = ink.rule;
  ctx.fillRect(f.x + EDGE, f.below, f.w - 2 * EDGE, 1);
  for (const { look, words, x, line } of f.signs) { const at = f.below + 10 + line * 20; sign(ctx, look, f.x + EDGE + x, at); write(ctx, words, f.x + EDGE + x + 36, at + 8, { font: "400 12px", color: ink.soft }); }
  f.foot.forEach((text, i) => write(ctx, text, f.x + EDGE, f.y + f.h - 12 - (f.foot.length - i - 0.5) * 15, { font: "400 11px", color: ink.soft }));
}

function svg(most) {
  const pen = new SvgPen(), f = surroundings(most);
  framed(pen, f);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${f.x} ${f.y} ${f.w} ${f.h}" width="${f.w}" height="${f.h}" font-family="${xml(SANS.trim())}">\n<title>${xml(document.title)}</title>\n${pen.out.join("\n")}\n</svg>\n`;
}

function png(most) {
  const f = surroundings(most), scale = Math.min(2, 12000 / f.w, 12000 / f.h), sheet = el("canvas", { width: Math.ceil(f.w * scale), height: Math.ceil(f.h * scale) }), ctx = sheet.getContext("2d");
  ctx.scale(scale, scale); ctx.translate(-f.x, -f.y);
  framed(ctx, f);
  return new Promise((done) => { sheet.toBlob(done); });
}
