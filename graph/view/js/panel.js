// The evidence: who, what, how sure, on whose authority, and the very words in their text.
const row = (term, ...value) => (value.flat().some((v) => v != null && v !== "" && v !== false) ? [el("dt", null, term), el("dd", null, ...value)] : []);
const link = (id, text) => (index.has(id) ? el("button", { type: "button", class: "link", onclick: () => select(id, { focus: true }) }, name(text ?? named(id))) : name(text ?? named(id)));
const entry = (s) => el("button", { type: "button", class: "link whole", onclick: () => select(s.id, { focus: true }) }, el("b", null, name(speaks(s))), " ",
  el("span", { class: denied(s) ? "denied-word" : "soft" }, tag(s)), ": ", name(s.words));
const joined = (items, glue = ", ") => items.flatMap((item, i) => (i ? [glue, item] : [item]));

function post(p) {
  const where = [p.body, p.country].filter((w, i) => w && !fold([p.role, i ? p.body ?? "" : ""].join(" ")).includes(fold(w))).join(", ");
  const when = p.earliest || p.latest ? ` (${p.earliest ?? "…"} to ${p.latest ?? "…"})` : "";
  return `${p.former ? "former " : ""}${plain(p.role)}${where ? `, ${plain(where)}` : ""}${when}`;
}
const MOST_POSTS = 6;
function posts(id) {
  const list = all(get(id)?.posts), more = list.length - MOST_POSTS;
  const told = list.slice(0, MOST_POSTS).map((p) => el("small", null, name(post(p)), p.again ? ` (${p.again + 1} times)` : null));
  return more > 0 ? [...told, el("small", null, `and ${more} more ${more > 1 ? "roles" : "role"} in the texts`)] : told;
}

function speakerRow(s) {
  if (s.holder === "unknown") return row("Speaker", "unknown", el("small", null, "The text names nobody for these words."));
  if (s.candidates)
    return row("Speaker", joined(s.candidates.map((id) => link(id)), " or "), el("small", null, "Ambiguous: the text allows each of them, so neither is said to have said it."));
  if (s.together)
    return row("Speakers", joined(s.together.map((id) => link(id)), " and "), el("small", null, "Together: each of them is said to have said it."));
  const kind = data.words.kinds[get(s.speaker)?.kind] ?? "";
  return row("Speaker", link(s.speaker), posts(s.speaker).length ? posts(s.speaker) : el("small", null, kind));
}

function scales(s) {
  const report = s.reports?.[0], sure = report?.confidence;
  const scale = (value, whose) => [el("span", null, value), el("small", null, whose)];
  return el("dl", { class: "scales" },
    row("Certainty", scale(data.words.certainty[s.certainty] ?? plain(s.certainty), "as the speaker puts it")),
    row("Confidence", scale(sure == null ? "none" : sure.toFixed(2), sure == null ? "not found by an extractor" : "the extractor’s own, 0 to 1")),
    row("Verdict", scale(plain(report?.verdict ?? "none yet"), report?.verdict ? "a curator’s" : "no curator has judged it")));
}

function decisions(s) {
  const targets = new Set([s.id, ...all(s.reports).map((r) => r.id)]);
  return all(data.decisions).filter((d) => targets.has(d.target)).map((d) =>
    el("small", null, name(`${d.outcome}${d.by ? ` by ${d.by}` : ""}${d.at ? `, ${d.at}` : ""}${d.why ? `: ${d.why}` : ""}`)));
}

// Other statements that this one is set against, supports or answers, each with the reason why.
const AGAINST = [["contradicts", "Disputed by"], ["answeredBy", "Answered by"], ["respondsTo", "Responds to"], ["corroborates", "Also said by"], ["keptApart", "Another figure, not the same thing"]];
function linksOf(s) {
  const told_ = new Set();
  return AGAINST.map(([kind, title]) => {
    const ids = [...all(links[kind].get(s.id))].filter((id) => !told_.has(id));
    ids.forEach((id) => kind !== "contradicts" || told_.add(id));
    if (!ids.length) return null;
    return [el("h3", { class: kind === "contradicts" ? "denied-word" : null }, `${title} (${ids.length})`),
      el("ul", { class: "list" }, ids.map((id) => { const why = reason(kind, s.id, id); return el("li", null, entry(get(id)), el("small", { class: "why" }, why ? name(why) : kind === "contradicts" ? "marked as contradicting each other; the graph gives no reason" : null)); }))];
  });
}

// The article's text: content marked, cue and source underlined, wherever they overlap.
function marked(report, denies) {
  const article = report.article, whole = lengthOf(article);
  const inside = (spans, a) => all(spans).some(([s, e]) => s <= a && a < e);
  const cuts = [...new Set([0, whole, ...["content", "cue", "source"].flatMap((k) => all(report[k]).flat())])].filter((c) => c <= whole).sort((a, b) => a - b);
  const piece = (a, b) => {
    const text = slice(article, a, b), kind = [inside(report.cue, a) && (denies ? "cue denied" : "cue"), inside(report.source, a) && "source"].filter(Boolean).join(" ");
    return kind ? el("span", { class: kind }, text) : text;
  };
  const out = [];
  let mark = null;
  cuts.slice(0, -1).forEach((a, i) => {
    const content = all(report.content).find(([s, e]) => s <= a && a < e);
    if (!content) { mark = null; out.push(piece(a, cuts[i + 1])); return; }
    if (!mark || mark.span !== content) { mark = { span: content, node: el("mark") }; out.push(mark.node); }
    mark.node.append(piece(a, cuts[i + 1]));
  });
  return out;
}

const pairs = (spans) => all(spans).map(([a, b]) => `${a}–${b}`).join(", ");

function evidence(s, report, many, number) {
  const article = get(report.article);
  const text = el("div", { class: "text", tabindex: "0", role: "group", "aria-label": "The article with the words marked" }, marked(report, denied(s)));
  return [
    el("h3", null, many ? `In the article (${number} of ${many})` : "In the article"),
    text,
    el("p", { class: "key" }, el("span", null, el("mark", { class: "sample" }, "what is said")), report.cue ? el("span", { class: denied(s) ? "cue denied" : "cue" }, "the words that report it") : null, report.source ? el("span", { class: "source" }, "the words that name the speaker") : null),
    el("dl", null,
      row("Source", name(article?.title), el("small", null, name(article?.path), `, characters ${pairs(report.content)}`),
        article?.author || article?.publisher ? el("small", null, name([article.author, article.publisher].filter(Boolean).join(", "))) : null,
        article?.url ? el("small", null, address(article.url)) : null),
      row("Wording", report.style ? `${plain(report.style)}${report.lemma ? `, cue “${plain(report.lemma)}”` : ""}` : null),
      row("Found by", report.hand ? name(`written by hand${report.by ? `: ${report.by}` : ""}`) : name([report.rule && `rule ${report.rule}`, report.by].filter(Boolean).join(", ") || "not recorded"))),
  ];
}

function statementPanel(s) {
  const when = day(s), many = all(s.reports).length;
  return [
    el("h2", { tabindex: "-1" }, el("b", null, name(speaks(s))), " ", el("span", { class: denied(s) ? "chip deny" : s.candidates || s.holder === "unknown" ? "chip doubt" : "chip plain" }, verb(s))),
    el("blockquote", denied(s) ? { class: "deny" } : null, name(s.words)),
    el("dl", null,
      speakerRow(s),
      row("Act", verb(s), verb(s).startsWith(s.act.slice(0, 3)) ? null : el("small", null, plain(s.act))),
      row("Polarity", s.polarity === "negative" ? el("span", { class: "denied-word" }, "negative: it is said not to be so") : data.words.polarity[s.polarity]),
      row("Passed on by", joined(all(s.via).map((id) => link(id)))),
      row("Chain", s.chain && name(s.chain)),
      row("About", s.about?.length ? joined(s.about.map((id) => link(id))) : "no country and nobody else by name"),
      row("Addressee", s.addressee && link(s.addressee)),
      row("Claim", s.claim && name(s.claim)),
      row("Presented as", s.status && plain(s.status)),
      row("Figures", all(s.quantities).map((q) => [name(`“${q.words}”`), el("small", null, name(`read as ${q.reading}`))])),
      row("Time words", s.times && name(s.times.map((t) => `“${t}”`).join(", "))),
      row("Point", joined(all(s.points).map((id) => button({ class: "link", title: "Only statements on this point", onclick: () => only("point", id) }, name(named(id)))))),
      row("Neighbours", stepButtons(s.id)),
      row("Judging words", s.evaluation && name(`“${s.evaluation}”`)),
      row("Date", when.text, el("small", null, when.from))),
    scales(s),
    decisions(s).length ? el("p", { class: "kind" }, decisions(s)) : null,
    linksOf(s),
    all(s.reports).map((r, i) => evidence(s, r, many > 1 ? many : 0, i + 1)),
    many ? null : el("p", { class: "kind" }, "No place in a text is recorded for this statement."),
  ];
}

const LIST = 60;
function list(items, title) {
  if (!items.length) return null;
  return [
    el("h3", null, `${title} (${items.length.toLocaleString("en")})`),
    el("ul", { class: "list" }, items.slice(0, LIST).map((s) => el("li", null, entry(s)))),
    items.length > LIST ? el("p", { class: "kind" }, `${count(items.length - LIST, "more")} in the table.`.replace("mores", "more")) : null,
  ];
}

function facts(items) {
  if (!items.length) return null;
  return [
    el("h3", null, `Vouched for by a person (${items.length})`),
    el("ul", { class: "list" }, items.map((f) => el("li", null, link(f.subject), ` ${plain(f.predicate)} `, link(f.object),
      el("br"), el("small", null, f.earliest || f.latest ? `${plain(f.earliest ?? "…")} to ${plain(f.latest ?? "now")}. ` : "", f.by ? [name(`By ${f.by}.`), " "] : "", f.source ? ["Source: ", address(f.source)] : "")))),
  ];
}

function otherPanel(id) {
  const { kind, item } = index.get(id), isCountry = kind === "countries";
  const mine = all(hangs.get(id)).filter(audible);
  const says = (s) => (holders(s).includes(id) || (id === "ambiguous" && s.candidates)) && !all(s.via).includes(id);
  const about = mine.filter((s) => all(s.about).includes(id)), spoken = isCountry ? about : mine.filter(says);
  return [
    el("h2", { tabindex: "-1" }, name(item.label)),
    el("p", { class: "kind" }, isCountry ? "Country: spoken about, it never speaks itself." : [data.words.kinds[item.kind], item.country ? [", ", name(item.country)] : null]),
    el("p", { class: "kind" }, posts(id)),
    item.names ? el("p", { class: "kind" }, name(`Also: ${item.names.join(", ")}`)) : null,
    item.article ? el("p", { class: "kind" }, name(`Only in: ${named(item.article)}`)) : null,
    linesOf(id, spoken, isCountry),
    isCountry ? null : linesOf(id, about, true),
    el("div", { class: "walk" }, el("div", { class: "row" }, "Neighbours within ", stepButtons(id)), finder(id)),
    list(spoken, isCountry ? "Said about it" : "Statements"),
    isCountry ? null : list(about, "Said about them"),
    isCountry ? null : list(mine.filter((s) => all(s.via).includes(id)), "Passed on"),
    facts(all(data.facts).filter((f) => f.subject === id || f.object === id)),
  ];
}

// The lines of the overview that end here, heaviest first, as buttons.
function linesOf(id, mine, toIt) {
  const tally = new Map();
  for (const s of mine) if (!s.candidates) for (const other of toIt ? holders(s) : all(s.about)) if (other !== id) tally.set(other, (tally.get(other) ?? 0) + 1);
  const rank = [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!rank.length) return null;
  const one = ([other, n]) => button({ class: "link", onclick: () => scoped({ kind: "line", ends: toIt ? [other, id] : [id, other] }, "statements") }, name(named(other)), ` ${number(n)}`);
  return el("p", { class: "kind" }, toIt ? "Spoken of by " : "Speaks about ", joined(rank.slice(0, 8).map(one)), rank.length > 8 ? ` and ${number(rank.length - 8)} more` : null);
}

// The shortest way to another speaker or country.
function finder(id) {
  const known = [...data.actors, ...all(data.countries)].filter((one) => one.id !== id && hangs.has(one.id)), labels = new Map();
  for (const one of known) { const text = plain(one.label); labels.set(labels.has(text) ? `${text} (${one.id})` : text, one.id); }
  const input = el("input", { id: "path-to", list: "path-names", autocomplete: "off", placeholder: "a speaker or a country" });
  const said_ = el("p", { class: "kind", role: "status" });
  const go = () => {
    const wanted = fold(plain(input.value)), found = [...labels].find(([text]) => fold(text) === wanted) ?? [...labels].find(([text]) => wanted && fold(text).includes(wanted));
    if (!found) { said_.textContent = "Nobody here is called that; choose a name from the list."; return; }
    scoped({ kind: "path", ends: [id, found[1]] }, state.view === "overview" ? "statements" : state.view);
  };
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  return [el("label", { class: "row", for: "path-to" }, "Shortest path to"), el("div", { class: "row" }, input, button({ onclick: go }, "Find")),
    el("datalist", { id: "path-names" }, [...labels.keys()].slice(0, 2000).map((text) => el("option", { value: text }))), said_];
}

// The path that is shown, step by step in words.
function pathPanel() {
  const path = shortest(...state.scope.ends);
  if (!path) return [el("h2", { tabindex: "-1" }, "No path"), el("p", { class: "kind" }, "Nothing that is reported here links the two, not even over others. The article’s own voice may: switch it on at the top of the filters.")];
  return [el("h2", { tabindex: "-1" }, "The path"), el("ol", { class: "list" }, path.map((id) => el("li", null, kindOfNode(id) === "statements" ? entry(get(id)) : link(id))))];
}

function startPanel() {
  const list_ = shown(), no = list_.filter(denied), open = list_.filter((s) => s.candidates || s.holder === "unknown"), scope = state.scope;
  if (scope?.kind === "path") return pathPanel();
  if (scope?.kind === "line") return [el("h2", { tabindex: "-1" }, name(named(scope.ends[0])), " about ", name(named(scope.ends[1]))), list(list_, "Statements")];
  return [
    el("h2", { tabindex: "-1" }, "Who said it, in which words?"),
    el("p", { class: "kind" }, "Choose a statement, a speaker or a country. A statement is what somebody is reported to say; none of it is taken as a fact here."),
    disputes.size ? list(list_.filter((s) => disputes.has(s.id)), "Disputed") : null,
    list(no, "Denials and negations"),
    list(open, "Speaker not known for certain"),
    facts(all(data.facts)),
  ];
}

function showPanel({ focus } = {}) {
  const panel = $("evidence"), id = state.sel;
  const body = !id ? startPanel() : kindOfNode(id) === "statements" ? statementPanel(get(id)) : otherPanel(id);
  const close = id ? el("button", { type: "button", class: "close", "aria-label": "Close the evidence", onclick: () => { select(null); opener?.isConnected && opener.focus(); } }, "✕") : null;
  panel.classList.toggle("sheet", Boolean(id));
  panel.replaceChildren(...[close, body].flat(9).filter((n) => n != null && n !== false));
  panel.scrollTop = 0;
  for (const text of panel.querySelectorAll(".text")) {
    const mark = text.querySelector("mark");
    if (mark) text.scrollTop = Math.max(0, mark.offsetTop - text.clientHeight / 3);
  }
  if (focus) panel.querySelector("h2").focus({ preventScroll: true });
}
