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

const table_ = () => csv(FIELDS.map(([title]) => title), shown().map((s) => FIELDS.map(([, of]) => of(s))));

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
const laid = () => { if (state.view !== "statements" || !pictured()) drawGraph(false); return drawn.cards; };
const EXPORTS = [
  ["PNG", "the picture", async () => { save(await png(laid()), "image/png", "png"); }], ["SVG", "the picture, scalable", () => save(svg(laid()), "image/svg+xml", "svg")],
  ["CSV", "the statements as rows", () => save(table_(), "text/csv;charset=utf-8", "csv")], ["Excel", "the rows as Excel opens them", () => save(`\ufeff${table_()}`, "text/csv;charset=utf-8", "csv", "sayso-excel")],
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
