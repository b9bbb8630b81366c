// The evidence of one statement: who, as what, then at once the words where they stand.

// The article's text from one place to another: content marked, cue and source underlined, wherever
// they overlap, and the words that deny where the claim holds them.
function marked(s, report, from, to) {
  const { article } = report, no = denied(s), inside = (spans, a) => all(spans).some(([x, y]) => x <= a && a < y);
  const cuts = [...new Set([from, to, ...["content", "cue", "source"].flatMap((k) => all(report[k]).flat())])].filter((c) => c >= from && c <= to).sort((a, b) => a - b);
  const piece = (a, b, content) => {
    const text = slice(article, a, b), kind = [inside(report.cue, a) && (no ? "cue denied" : "cue"), inside(report.source, a) && "source"].filter(Boolean).join(" "), body = content && s.within ? negated(text) : [text];
    return kind ? [el("span", { class: kind }, body)] : body;
  };
  const out = [];
  let mark = null;
  cuts.slice(0, -1).forEach((a, i) => {
    const content = all(report.content).find(([x, y]) => x <= a && a < y);
    if (!content) { mark = null; out.push(...piece(a, cuts[i + 1], false)); return; }
    if (!mark || mark.span !== content) { mark = { span: content, node: el("mark") }; out.push(mark.node); }
    mark.node.append(...piece(a, cuts[i + 1], true));
  });
  return out;
}

// At most two sentences on either side of what is marked, of long ones one. Far sentences are not
// looked for: a list without full stops is cut at the reach.
const REACH = 900, BESIDE = 2, ENOUGH = 260;
const sentences = globalThis.Intl?.Segmenter ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;
function starts(text) {
  if (sentences) return [...sentences.segment(text)].filter((one) => one.segment.trim()).map((one) => one.index);
  return [0, ...[...text.matchAll(/[.!?…]["”’)]*\s+/g)].map((m) => m.index + m[0].length)].filter((at) => at < text.length);
}
function around(report) {
  const whole = lengthOf(report.article), spans = ["content", "cue", "source"].flatMap((k) => all(report[k])), content = all(report.content).flat();
  const low = Math.min(...content), high = Math.max(...content), near_ = spans.filter(([a, b]) => b > low - REACH && a < high + REACH).flat();
  const first = Math.min(...near_), last = Math.max(...near_), from = Math.max(0, first - REACH), to = Math.min(whole, last + REACH);
  const text = slice(report.article, from, to), wide = /[\ud800-\udfff]/.test(text), cut = starts(text).map((at) => from + (wide ? Array.from(text.slice(0, at)).length : at));
  const before = cut.filter((at) => at <= first), after = cut.filter((at) => at >= last);
  let a = before.at(-1) ?? first, b = after[0] ?? (to === whole ? whole : last);
  for (let n = 0; n < BESIDE && before.length - 2 - n >= 0 && (n === 0 || first - a < ENOUGH); n += 1) a = before.at(-2 - n);
  for (let n = 1; n <= BESIDE && b < whole && (n === 1 || b - last < ENOUGH); n += 1) b = after[n] ?? (to === whole ? whole : b);
  const [before_, after_] = [/^\s*/, /\s*$/].map((blank) => slice(report.article, a, b).match(blank)[0].length);
  return [a + before_, b - after_, whole];
}

function source(report) {
  const article = get(report.article);
  if (!article) return null;
  return el("p", { class: "meta" }, button({ class: "link", onclick: open(article.id) }, name(article.title)), [article.publisher, article.author, article.date && !plain(article.title).endsWith(article.date.slice(0, 10)) ? article.date.slice(0, 10) : null].filter(Boolean).map((w) => [" · ", name(w)]));
}

function evidence(s, report, many, number_) {
  const [a, b, whole] = around(report), part = a > 0 || slice(report.article, b, whole).trim() !== "";
  const text = el("div", { class: "text", tabindex: "0", role: "group", "aria-label": "The article with the words marked" });
  const fill = (all_) => {
    text.replaceChildren(...(all_ ? marked(s, report, 0, whole) : [a > 0 ? "… " : null, ...marked(s, report, a, b), part && b < whole ? " …" : null].filter((n) => n !== null)));
    text.classList.toggle("whole", all_);
    if (all_) scrollToMark(text);
  };
  fill(false);
  const more = part ? button({ class: "link", "aria-expanded": "false", onclick: ({ currentTarget }) => { const on = currentTarget.getAttribute("aria-expanded") !== "true"; fill(on); currentTarget.setAttribute("aria-expanded", String(on)); currentTarget.textContent = on ? "Only these sentences" : "The whole article"; } }, "The whole article") : null;
  return [
    many ? el("h3", null, `In the articles (${number_} of ${many})`) : null,
    text, source(report),
    el("p", { class: "key" }, el("span", null, el("mark", { class: "sample" }, "what is said")), report.cue.length ? el("span", { class: denied(s) ? "cue denied" : "cue" }, "the words that report it") : null, report.source.length ? el("span", { class: "source" }, "who says it") : null, s.within ? el("em", { class: "no" }, "what denies in it") : null, more),
  ];
}
function scrollToMark(text) {
  const mark = text.querySelector("mark");
  if (mark) text.scrollTop = Math.max(0, mark.offsetTop - text.clientHeight / 3);
}

// Others on the same thing, one line each; why they are set against each other lies below, folded.
const AGAINST = [["contradicts", "Disputed by"], ["answeredBy", "Answered by"], ["respondsTo", "Answers"], ["corroborates", "Also said by"], ["keptApart", "Another figure for another thing"]];
function linksOf(s) {
  const told_ = new Set();
  return AGAINST.map(([kind, title]) => {
    const ids = [...all(links[kind].get(s.id))].filter((id) => !told_.has(id));
    ids.forEach((id) => told_.add(id));
    if (!ids.length) return null;
    const whys = ids.map((id) => [get(id), reason(kind, s.id, id)]).filter(([, why]) => why), against = kind === "contradicts";
    const why = whys.length ? el("details", { class: "whys" }, el("summary", null, against ? "Why these are set against each other" : "Why"), el("ul", { class: "list" }, whys.map(([other, text]) => el("li", { class: "why" }, el("b", null, name(speaks(other))), ": ", name(text)))))
      : against ? el("p", { class: "kind why" }, "Marked as contradicting each other; no reason is given.") : null;
    return [el("h3", { class: against ? "denied-word" : null }, `${title} (${ids.length})`), el("ul", { class: "list lines" }, ids.map((id) => el("li", null, entry(get(id))))), why];
  });
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

// How it came into the article: everybody it passed through, the last first.
function way(s) {
  const steps = plain(s.chain ?? "").split(" > ").slice(1);
  return steps.length > 1 ? [name(steps.join(", who had it from ")), el("small", null, "as the article tells it")] : null;
}

function speakerRow(s) {
  if (s.holder === "unknown") return row("Speaker", "unknown", el("small", null, "The text names nobody for these words."));
  if (narrated(s)) return row("Speaker", "the article itself", el("small", null, "It names nobody else for these words."));
  if (s.candidates)
    return row("Speaker", joined(s.candidates.map((id) => link(id)), " or "), el("small", null, "The text allows each of them, so neither is said to have said it."));
  if (s.together) return row("Speakers", joined(s.together.map((id) => link(id)), " and "), el("small", null, "Each of them is said to have said it."));
  return row("Speaker", link(s.speaker), posts(s.speaker));
}

const characters = (spans) => all(spans).map(([a, b]) => `${a}–${b}`).join(", ");
function found(report) {
  const article = get(report.article);
  return [
    row("File", name(article?.path ?? ""), el("small", null, `characters ${characters(report.content)}`), article?.url ? el("small", null, address(article.url)) : null),
    row("Wording", report.style ? `${data.words.style[report.style] ?? plain(report.style)}${report.lemma ? `, reported with “${plain(report.lemma)}”` : ""}` : null),
    row("Found by", report.hand ? name(`written by hand${report.by ? `: ${report.by}` : ""}`) : name([report.rule && `rule ${report.rule}`, report.by].filter(Boolean).join(", ") || "not recorded"))];
}

function howRead(s) {
  const when = day(s);
  const box = el("details", { class: "how", open: state.within.how ?? innerWidth > 760 }, el("summary", null, "How this was read"),
    scales(s),
    decisions(s).length ? el("p", { class: "kind" }, decisions(s)) : null,
    el("dl", null,
      speakerRow(s),
      row("Act", data.words.acts[s.act] ?? plain(s.act)),
      row("So or not", s.polarity === "negative" ? el("span", { class: "denied-word" }, data.words.polarity.negative) : data.words.polarity[s.polarity] ?? plain(s.polarity)),
      row("Passed on by", joined(all(s.via).map((id) => link(id)))),
      row("How it came", way(s)),
      row("About", s.about?.length ? joined(s.about.map((id) => link(id))) : "nobody and no country by name"),
      row("Said to", s.addressee && link(s.addressee)),
      row("The claim", s.claim && plain(s.claim) !== plain(s.words) ? name(s.claim) : null),
      row("It tells of", s.status && (data.words.status[s.status] ?? plain(s.status))),
      row("Figures", all(s.quantities).map((q) => [name(`“${q.words}”`), el("small", null, name(`read as ${q.reading}`))])),
      row("Point", joined(all(s.points).map((id) => link(id)))),
      row("Judged in it", s.evaluation && name(`“${s.evaluation}”`)),
      row("Said", when.text, el("small", null, when.from)),
      row("Speaks of", spokenOf(s) && name(spokenOf(s)), s.said ? null : spokenOf(s) && el("small", null, "the time the words are about")),
      all(s.reports).map(found),
      row("Neighbours", stepButtons(s.id))));
  box.addEventListener("toggle", () => { state.within.how = box.open; });
  return box;
}

function statementPanel(s) {
  const many = all(s.reports).length, post_ = position(s);
  const heading = holders(s).map((id) => (id === "unknown" ? name(named(id)) : narrated(s) ? "The article itself" : link(id)));
  return [
    el("h2", { tabindex: "-1" }, joined(heading, s.candidates ? " or " : " and "), " ", el("span", { class: denied(s) ? "chip deny" : s.candidates || s.holder === "unknown" ? "chip doubt" : "chip plain" }, verb(s))),
    el("p", { class: "kind" }, [post_ ? name(post_) : null, sureness(s), day(s).on].filter(Boolean).flatMap((w, i) => [i ? " · " : null, w])),
    earlierLine(s),
    s.candidates ? el("p", { class: "kind" }, "The text allows each of them; neither is said to have said it.") : null,
    many ? all(s.reports).map((r, i) => evidence(s, r, many > 1 ? many : 0, i + 1)) : [el("blockquote", denied(s) ? { class: "deny" } : null, worded(s)), el("p", { class: "kind" }, "No place in a text is recorded for this statement.")],
    linksOf(s),
    wrongButton(s),
    howRead(s),
  ];
}
