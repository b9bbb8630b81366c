// All about one actor, country or point as one file, with every quotation, source and decision: the
// same blocks and the same bytes as dossier.py and dossier_files.py give on the command line.
const MOST_QUOTED = 400, REST = "Each quotation stands in its article at the place that is given. What is said is not taken as a fact here, and nobody is called right. Made with sayso.";
const item_ = (text) => ["li", plain(text)], oldest = (list) => [...list].sort((a, b) => { const [x, y] = [a, b].map((s) => day(s).on ?? "~"); return x < y ? -1 : x > y ? 1 : a.at - b.at; });
const decided = (list) => { const targets = new Set(list.flatMap((s) => [s.id, ...s.reports.map((r) => r.id)])); return all(data.decisions).filter((d) => targets.has(d.target)).map((d) => plain(`${d.outcome}${d.by ? ` by ${d.by}` : ""}${d.at ? `, ${d.at}` : ""}${d.why ? `: ${d.why}` : ""}`)); };
const tells = (s) => (narrated(s) ? "The article itself" : speaks(s));

function quotation(s, disputed) {
  const article = get(s.article), [report] = s.reports, notes = [], sure = report?.confidence;
  if (s.candidates) notes.push("The text allows each of them; neither is said to have said it.");
  if (s.via) notes.push(`Passed on by ${s.via.map(named).join(", ")}`);
  if (s.reports.length > 1) notes.push(`Told in ${number(s.reports.length)} places`);
  notes.push(`Extractor’s confidence ${sure == null ? "none" : sure.toFixed(2)}; curator’s verdict: ${report?.verdict ? plain(report.verdict) : "none yet"}`, ...decided([s]).map((d) => `Decision: ${d}`));
  if (disputed) for (const id of all(disputes.get(s.id))) { const other = get(id), why = reason("contradicts", s.id, id); notes.push(`Disputed by ${tells(other)}: ${verb(other)} “${plain(other.words)}”${why ? ` (${plain(why)})` : ""}`); }
  const outlet_ = article ? [...new Set([article.publisher ?? "", plain(article.title).replace(/, \d{4}-\d\d-\d\d$/, "")].map(plain).filter(Boolean))].join(": ") : "";
  return ["quote", plain(s.words), `${tells(s)} ${verb(s)}${sureness(s) ? `, ${sureness(s)}` : ""}`, [day(s).on ?? "undated", outlet_, article ? `${plain(article.path)}, characters ${characters(report.content)}` : ""].filter(Boolean).join(" · "), article?.url ?? "", notes, denied(s)];
}
function quotations(title, list, disputed = false) {
  if (!list.length) return [];
  return [["h", 2, `${title} (${number(list.length)})`], ...oldest(list).slice(0, MOST_QUOTED).map((s) => quotation(s, disputed)), ...(list.length > MOST_QUOTED ? [["p", `${number(list.length - MOST_QUOTED)} more are left out here.`]] : [])];
}
const itemsOf = (title, list) => (list.length ? [["h", 2, `${title} (${number(list.length)})`], ...list.map(item_)] : []);
function summed(list) {
  const papers = new Set(list.map((s) => s.article).filter(Boolean)), on = list.map((s) => day(s).on).filter(Boolean).sort(), span_ = on.length ? (on[0] === on.at(-1) ? ` (${on[0]})` : ` (${on[0]} to ${on.at(-1)})`) : "";
  return ["p", `${count(list.length, "statement")} in ${count(papers.size, "article")}${span_}; ${number(list.filter(denied).length)} said not to be so; ${number(list.filter((s) => disputes.has(s.id)).length)} disputed.`];
}
function postWords(p) {
  const where_ = [];
  let known = p.role;
  for (const part of [p.body, p.country]) if (part && !fold(known).includes(fold(part))) { where_.push(part); known = `${known} ${part}`; }
  return `${p.former ? "former " : ""}${p.role}${where_.map((w) => `, ${w}`).join("")}${p.earliest || p.latest ? ` (${p.earliest ?? "…"} to ${p.latest ?? "…"})` : ""}${p.again ? ` (${number(p.again + 1)} times)` : ""}`;
}
const factsOf = (id) => itemsOf("Vouched for by a person", all(data.facts).filter((f) => f.subject === id || f.object === id).map((f) => `${named(f.subject)} ${f.predicate} ${named(f.object)}.${f.earliest || f.latest ? ` ${f.earliest ?? "…"} to ${f.latest ?? "now"}.` : ""}${f.by ? ` By ${f.by}.` : ""}${f.source ? ` Source: ${f.source}` : ""}`));

function actorBlocks(id) {
  const actor = get(id), label_ = plain(actor.label), heard = statements.filter((s) => !narrated(s)), said_ = heard.filter((s) => saidBy(s).includes(id)), about = heard.filter((s) => all(s.about).includes(id) && !saidBy(s).includes(id));
  return [["h", 1, label_], ["p", plain(`${data.words.kinds[actor.kind]}${actor.country ? `, ${actor.country}` : ""}`)], ...(actor.names?.length ? [["p", plain(`Also called ${actor.names.join(", ")}`)]] : []), summed(said_),
    ...itemsOf("Roles", all(actor.posts).map(postWords)), ...quotations("Disputed", said_.filter((s) => disputes.has(s.id)), true), ...quotations(`What ${label_} said`, said_), ...quotations("May have said; the text allows another too", heard.filter((s) => all(s.candidates).includes(id))), ...quotations(`Said about ${label_}`, about), ...factsOf(id),
    ...itemsOf("Perhaps the same", all(data.likenesses).filter((l) => l.one === id || l.other === id).map((l) => { const other = l.one === id ? l.other : l.one; return `${named(other)} (${other})${l.reason ? `; for it: ${l.reason}` : ""}${l.objection ? `; against it: ${l.objection}` : ""}`; }))];
}
function countryBlocks(id) {
  const about = statements.filter((s) => !narrated(s) && all(s.about).includes(id));
  return [["h", 1, named(id)], ["p", "Country. What is said about it; its government speaks for itself."], summed(about), ...quotations("Disputed", about.filter((s) => disputes.has(s.id)), true), ...quotations(`Said about ${named(id)}`, about), ...factsOf(id)];
}
function pointBlocks(id) {
  const mine = all(pointsAt.get(id)), near_1 = new Map(), pairs = [];
  for (const s of mine) for (const other of all(disputes.get(s.id))) if (all(get(other).points).includes(id) && s.at < get(other).at) {
    pairs.push([s.id, other]);
    for (const [a, b] of [[s.id, other], [other, s.id]]) (near_1.get(a) ?? near_1.set(a, []).get(a)).push(b);
  }
  const group = sided({ id, pairs, near: near_1 }), byPlace = (list) => [...list].sort((a, b) => a.at - b.at), loud = new Set(group.all);
  const whys = pairs.map(([a, b]) => [a, b, reason("contradicts", a, b)]).filter(([, , why]) => why).map(([a, b, why]) => `${tells(get(a))} and ${tells(get(b))}: ${plain(why)}`);
  return [["h", 1, named(id)], ["p", pairs.length ? "A disputed point. Nobody is called right." : "A point."], summed(mine), ...quotations(group.told ? "Say it is so" : "One account", byPlace(group.left)), ...quotations(group.told ? "Say it is not so" : "Another account", byPlace(group.right)),
    ...quotations(pairs.length ? "Also on it" : "Statements", mine.filter((s) => !loud.has(s))), ...itemsOf("Why these are set against each other", whys), ...itemsOf("Decisions", decided(mine))];
}
const blocksOf = (id) => [...({ points: pointBlocks, countries: countryBlocks }[kindOfNode(id)] ?? actorBlocks)(id), ["p", REST]];

const WEB = /^https?:\/\/[^\s<>"'`\\]+$/;
const inert = (text) => text.replace(/[\\`*_[\]<>&|~]|:(?=\/\/)|(?<=www)\.|^[#+=-]/g, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
function asMarkdown(blocks) {
  const out = [];
  let before = "";
  for (const [kind, ...told] of blocks) {
    if (kind === "h") out.push(`${"#".repeat(told[0])} ${inert(told[1])}`);
    else if (kind === "li") { if (before === "li") out.push(`${out.pop()}\n- ${inert(told[0])}`); else out.push(`- ${inert(told[0])}`); }
    else if (kind === "p") out.push(inert(told[0]));
    else out.push(`> ${inert(told[0])}`, `**${inert(told[1])}**`, [inert(told[2]) + (WEB.test(told[3]) ? ` <${told[3]}>` : ""), ...told[4].map(inert)].map((line) => `- ${line}`).join("\n"));
    before = kind;
  }
  return `${out.join("\n\n")}\n`;
}

const HTML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const safe = (text) => text.replace(/[&<>"']/g, (c) => HTML[c]), bdi = (text) => `<bdi>${safe(text)}</bdi>`;
function element([kind, ...told]) {
  if (kind === "h") return `<h${told[0]}>${bdi(told[1])}</h${told[0]}>`;
  if (kind === "li" || kind === "p") return `<${kind}>${bdi(told[0])}</${kind}>`;
  const [words, by, place_, url, notes, no] = told, link_ = WEB.test(url) ? ` <a href="${safe(url)}" rel="noopener noreferrer">${safe(url)}</a>` : "";
  return `<figure${no ? ' class="deny"' : ""}><blockquote>${bdi(words)}</blockquote><figcaption>${bdi(by)}</figcaption><p>${bdi(place_)}${link_}</p><ul>${notes.map((note) => `<li>${bdi(note)}</li>`).join("")}</ul></figure>`;
}
function asHtml(blocks) {
  const { style, policy } = data.dossier, lines_ = [], inside = blocks.slice(0, -1);
  inside.forEach((block, i) => {
    const starts_ = block[0] === "li" && inside[i - 1]?.[0] !== "li", ends_ = block[0] === "li" && inside[i + 1]?.[0] !== "li";
    lines_.push(...(starts_ ? ["<ul>"] : []), element(block), ...(ends_ ? ["</ul>"] : []));
  });
  return ["<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">', `<meta http-equiv="Content-Security-Policy" content="${policy}">`, '<meta name="viewport" content="width=device-width, initial-scale=1">', '<meta name="referrer" content="no-referrer">',
    `<title>${safe(blocks[0][2])} – sayso</title>`, `<style>${style}</style>`, "</head>", "<body>", ...lines_, `<footer><p>${bdi(blocks.at(-1)[1])}</p></footer>`, "</body>", "</html>", ""].join("\n");
}

const fileName = (id) => `dossier-${fold(named(id)).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "one"}`;
const dossierButtons = (id) => el("p", { class: "row dossier" }, el("span", { class: "soft" }, "Take it along: "),
  button({ "data-dossier": "html", onclick: () => save(asHtml(blocksOf(id)), "text/html;charset=utf-8", "html", fileName(id)) }, "Dossier (HTML)"),
  button({ "data-dossier": "md", onclick: () => save(asMarkdown(blocksOf(id)), "text/markdown;charset=utf-8", "md", fileName(id)) }, "Markdown"));
