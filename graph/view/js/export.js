// What is shown, as files: a picture (PNG, SVG), the network (GraphML), rows (CSV), triples (Turtle).
function save(content, kind, ending, called = "sayso") {
  const blob = content instanceof Blob ? content : new Blob([content], { type: kind }), url = URL.createObjectURL(blob);
  el("a", { href: url, download: `${called}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  announce(`${ending.toUpperCase()} saved.`);
}

const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const xml = (text) => String(text ?? "").replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd").replace(/[&<>"]/g, (c) => XML[c]);

// The few strokes that the pictures here are made of, as SVG.
class SvgPen {
  constructor() { Object.assign(this, { out: [], path: "", dash: [], globalAlpha: 1, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: "12px sans-serif", textAlign: "left", letterSpacing: "0px" }); }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${x} ${y}`; }
  lineTo(x, y) { this.path += `L${x} ${y}`; }
  bezierCurveTo(...p) { this.path += `C${p.join(" ")}`; }
  closePath() { this.path += "Z"; }
  rect(x, y, w, h) { this.path += `M${x} ${y}h${w}v${h}h${-w}Z`; }
  arc(x, y, r) { this.path += `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`; }
  roundRect(x, y, w, h, radii) {
    const [a, b, c, d] = (Array.isArray(radii) ? radii : Array(4).fill(radii)).map((r) => Math.min(r, w / 2, h / 2)), corner = (r, dx, dy) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : "");
    this.path += `M${x + a} ${y}h${w - a - b}${corner(b, b, b)}v${h - b - c}${corner(c, -c, c)}h${-(w - c - d)}${corner(d, -d, -d)}v${-(h - a - d)}${corner(a, a, -a)}Z`;
  }
  setLineDash(dash) { this.dash = dash; }
  put(style) { this.out.push(`<path d="${this.path}" ${style}${this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : ""}/>`); }
  fill() { this.put(`fill="${this.fillStyle}"`); }
  stroke() { this.put(`fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"${this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : ""}`); }
  fillRect(x, y, w, h) { this.out.push(`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${this.fillStyle}"/>`); }
  fillText(text, x, y) {
    const [, weight, size] = this.font.match(/^(\d+) ([\d.]+)px/) ?? [0, 400, 12];
    this.out.push(`<text x="${x}" y="${y}" font-weight="${weight}" font-size="${size}" fill="${this.fillStyle}" text-anchor="${{ right: "end", center: "middle" }[this.textAlign] ?? "start"}" dominant-baseline="central"${this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : ""}>${xml(text)}</text>`);
  }
}

// The whole picture, not only the part in the window.
function paintAll(ctx) {
  const b = bounds(), place_ = new Map(nodes.get().map((n) => [n.id, n]));
  ctx.fillStyle = ink.paper;
  ctx.fillRect(b.left - 20, b.top - 44, b.right - b.left + 40, b.bottom - b.top + 64);
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
const frame = () => { const b = bounds(); return { x: b.left - 20, y: b.top - 44, w: b.right - b.left + 40, h: b.bottom - b.top + 64 }; };

function svg() {
  const pen = new SvgPen(), f = frame();
  paintAll(pen);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${f.x} ${f.y} ${f.w} ${f.h}" width="${f.w}" height="${f.h}" font-family="${xml(SANS.trim())}">\n<title>${xml(document.title)}</title>\n${pen.out.join("\n")}\n</svg>\n`;
}

function png() {
  const f = frame(), scale = Math.min(2, 12000 / f.w, 12000 / f.h), sheet = el("canvas", { width: Math.ceil(f.w * scale), height: Math.ceil(f.h * scale) }), ctx = sheet.getContext("2d");
  ctx.scale(scale, scale); ctx.translate(-f.x, -f.y);
  paintAll(ctx);
  return new Promise((done) => { sheet.toBlob(done); });
}

const FIELDS = [
  ["statement", (s) => s.id], ["speaker", (s) => speaks(s)], ["speaker kind", (s) => kindsOf(s).map((kind) => data.words.kinds[kind]).join("; ")], ["act", (s) => s.act], ["polarity", (s) => s.polarity], ["certainty", (s) => s.certainty],
  ["words", (s) => s.words], ["about", (s) => all(s.about).map(named).join("; ")], ["figures", (s) => all(s.quantities).map((q) => q.reading).join("; ")],
  ["said", (s) => day(s).text], ["said from", (s) => day(s).from], ["speaks of", (s) => spokenOf(s) ?? ""], ["passed on by", (s) => all(s.via).map(named).join("; ")], ["disputed by", (s) => [...all(disputes.get(s.id))].join("; ")],
  ["article", (s) => named(s.article ?? "")], ["file", (s) => get(s.article)?.path ?? ""], ["characters", (s) => s.reports.map((r) => characters(r.content)).join("; ")],
  ["confidence", (s) => s.reports[0]?.confidence ?? ""], ["verdict", (s) => s.reports[0]?.verdict ?? ""],
];
// A spreadsheet runs what begins like a formula; an apostrophe before it makes it words.
const cell = (value) => { const text = String(value), safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe; };
const csv = (head, lines_) => [head, ...lines_].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";

function graphml() {
  const list = shown(), ids = new Set(), out = [];
  const node = (id, kind) => { if (!ids.has(id)) { ids.add(id); out.push(`<node id="${xml(id)}"><data key="label">${xml(kind === "statement" ? get(id).words : named(id))}</data><data key="kind">${kind}</data></node>`); } };
  const edge = (a, b, kind, s) => out.push(`<edge source="${xml(a)}" target="${xml(b)}"><data key="relation">${kind}</data>${s ? `<data key="act">${xml(s.act)}</data><data key="polarity">${xml(s.polarity)}</data><data key="certainty">${xml(s.certainty)}</data>` : ""}</edge>`);
  for (const s of list) {
    node(s.id, "statement");
    for (const h of holders(s)) { node(h, "actor"); edge(h, s.id, s.candidates ? "may have said" : "says", s); }
    for (const v of all(s.via)) { node(v, "actor"); edge(v, s.id, "passes on"); }
    for (const c of all(s.about)) { node(c, kindOfNode(c) === "countries" ? "country" : "actor"); edge(s.id, c, "about"); }
  }
  for (const s of list) for (const o of all(disputes.get(s.id))) if (ids.has(o) && s.id < o) edge(s.id, o, "disputes");
  const key = (id, on) => `<key id="${id}" for="${on}" attr.name="${id}" attr.type="string"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${[["label", "node"], ["kind", "node"], ["relation", "edge"], ["act", "edge"], ["polarity", "edge"], ["certainty", "edge"]].map((k) => key(...k)).join("\n")}\n<graph edgedefault="directed">\n${out.join("\n")}\n</graph>\n</graphml>\n`;
}

// The picture is that of the statements, also where another view is open.
const laid = () => { if (state.view !== "statements") drawGraph(false); };
const EXPORTS = [
  ["PNG", "the picture", async () => { laid(); save(await png(), "image/png", "png"); }], ["SVG", "the picture, scalable", () => { laid(); save(svg(), "image/svg+xml", "svg"); }],
  ["CSV", "the statements as rows", () => save(`\ufeff${csv(FIELDS.map(([title]) => title), shown().map((s) => FIELDS.map(([, of]) => of(s))))}`, "text/csv;charset=utf-8", "csv")],
  ["GraphML", "the network", () => save(graphml(), "application/graphml+xml", "graphml")], ["Turtle", "the statements as triples", () => save(turtle(shown()), "text/turtle", "ttl")],
];

// A button that opens a list; Escape and leaving it close the list.
function disclosure(opener_, box) {
  const open = (on) => { box.hidden = !on; opener_.setAttribute("aria-expanded", String(on)); if (on) box.querySelector("button")?.focus(); };
  opener_.onclick = () => open(box.hidden);
  box.parentElement.addEventListener("keydown", (event) => { if (event.key === "Escape" && !box.hidden) { open(false); opener_.focus(); event.stopPropagation(); } });
  box.parentElement.addEventListener("focusout", ({ relatedTarget }) => { if (!box.parentElement.contains(relatedTarget)) open(false); });
  return open;
}

function startExport() {
  const box = $("exports"), open = disclosure($("export"), box);
  box.replaceChildren(el("p", { class: "kind" }, "What is shown, as"), ...EXPORTS.map(([title, what, act]) => button({ "data-export": title, onclick: () => { open(false); $("export").focus(); act(); } }, el("b", null, title), el("small", null, what))));
  $("copy").onclick = async () => {
    writeHash();
    try { await navigator.clipboard.writeText(location.href); announce("Link copied."); $("copy").textContent = "Copied"; setTimeout(() => { $("copy").textContent = "Copy link"; }, 1600); }
    catch { $("link").value = location.href; $("link-box").showModal(); $("link").select(); }
  };
}
