// "This is wrong": what a person decides, as the Turtle that a facts file takes and the command that
// writes it. The page writes nothing by itself; one that `sayso serve --edit` gives out sends it there.
const PREFIX = { ...NS, oa: "http://www.w3.org/ns/oa#", prov: "http://www.w3.org/ns/prov#", xsd: "http://www.w3.org/2001/XMLSchema#" };
const OUTCOMES = { accept: "accepted", reject: "rejected", correct: "corrected" }, CURATOR = "the curator";
const SAFE_NAME = /[^A-Za-z0-9_]/gu;
// The same names as the build mints: safe characters stay, all others as "-hex-".
const slug = (text) => text.replace(/(?<=[A-Za-z0-9_])-(?=[A-Za-z0-9_])/g, "\u0000").replace(SAFE_NAME, (c) => (c === "\u0000" ? "-" : `--${c.codePointAt(0).toString(16)}-`));
const term = (id) => (/^(https?|urn):/.test(id) ? `<${id}>` : id);
const full = (id) => iri(id).slice(1, -1);
const shortened = (text) => { const signs = Array.from(text); return signs.length <= 60 ? text : `${signs.slice(0, 59).join("").trimEnd()}…`; };
async function sha256(text) {
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(sum), (b) => b.toString(16).padStart(2, "0")).join("");
}

// The longest stretch of the words with its neighbours in the same paragraph, as `decide` quotes it.
function anchor(report) {
  const [start, end] = [...report.content].sort((a, b) => b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0])[0], near1 = 48;
  return { exact: slice(report.article, start, end), prefix: slice(report.article, Math.max(0, start - near1), start).split("\n").at(-1).trim(), suffix: slice(report.article, end, end + near1).split("\n")[0].trim() };
}

// What is said, in the words of the command line: target, outcome, what is right instead, why, by.
const SCALES = { act: ["act", "correctAct"], polarity: ["val", "correctPolarity"], certainty: ["val", "correctCertainty"] };
function changesOf(said_) {
  const out = [];
  if (said_.speaker === "unknown") out.push(["sayso:correctHolderStatus", "val:unknown"]);
  else if (said_.speaker) out.push(["sayso:correctSpeaker", said_.new ? `actor:${slug(said_.speaker.toLowerCase().split(" ").join("-"))}` : term(said_.speaker)]);
  for (const id of [...all(said_.about)].map(term).sort()) out.push(["sayso:correctAbout", id]);
  for (const [key, [scheme, property]] of Object.entries(SCALES)) if (said_[key]) out.push([`sayso:${property}`, `${scheme}:${said_[key]}`]);
  return out;
}

function curator(by) {
  const id = by === CURATOR ? "actor:curator" : `actor:${slug(`curator-${by.toLowerCase()}`)}`;
  return [id, `${id} a prov:Person ;\n  rdfs:label ${literal(by)} .\n`];
}
const CLASSES = { person: "Person", organization: "Organization", group: "Group" };
// Said again after something else was said, it is another decision.
async function minted(content, said_) {
  const nth = all(data.decisions).filter((d) => d.target === said_.target && d.outcome === (OUTCOMES[said_.outcome] ?? said_.outcome) && d.by === said_.by && (d.why ?? "") === said_.why).length;
  return `decision:${(await sha256([...content, nth].join("\n"))).slice(0, 16)}`;
}
const moment = () => `"${new Date().toISOString().slice(0, 19)}Z"^^xsd:dateTime`;
function withPrefixes(blocks) {
  const text = blocks.join("\n"), used = (prefix) => new RegExp(`(^|[\\s^])${prefix}:[\\w-]`, "m").test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
  const known = { ...PREFIX, ...Object.fromEntries(["article", "report", "actor", "country", "decision", "voice"].map((kind) => [kind, `${BASE}id/${kind}/`])) };
  return [...Object.entries(known).filter(([prefix]) => used(prefix)).map(([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`), "\n", text].join("");
}
const blockOf = (lines_) => `${lines_.join(" ;\n  ")} .\n`;

async function verdictTurtle(said_, report) {
  const at = anchor(report), outcome = OUTCOMES[said_.outcome], changes_ = changesOf(said_), [person, described] = curator(said_.by), speaker = changes_.find(([p]) => p === "sayso:correctSpeaker")?.[1];
  const id = await minted([`<${full(report.article)}>`, `<${full(report.id)}>`, outcome, ...changes_.map(([p, v]) => `('${p}', '${v}')`), said_.by, said_.why], said_);
  const lines_ = [`${id} a sayso:Decision`, `rdfs:label ${literal(`${outcome}: ${shortened(at.exact)}`)}`, `sayso:decides ${term(report.id)}`, `sayso:outcome val:${outcome}`,
    ...changes_.map(([p, v]) => `${p} ${v}`), `sayso:inArticle ${term(report.article)}`, `oa:exact ${literal(at.exact)}`,
    ...[["oa:prefix", at.prefix], ["oa:suffix", at.suffix], ["sayso:textSha256", await sha256(slice(report.article, 0, lengthOf(report.article)))], ["rdfs:comment", said_.why]].filter(([, words]) => words).map(([p, words]) => `${p} ${literal(words)}`),
    `prov:wasAssociatedWith ${person}`, `prov:endedAtTime ${moment()}`];
  return withPrefixes([described, ...(said_.new ? [`${speaker} a sayso:${CLASSES[said_.new]} ;\n  rdfs:label ${literal(said_.speaker)} .\n`] : []), blockOf(lines_)]);
}

async function samenessTurtle(said_) {
  const ends_ = [said_.target, said_.other].sort((a, b) => (full(a) < full(b) ? -1 : 1)), [person, described] = curator(said_.by);
  const id = await minted([...ends_.map((e) => `<${full(e)}>`), said_.outcome, said_.by, said_.why], said_);
  return withPrefixes([described, blockOf([`${id} a sayso:Decision`, `rdfs:label ${literal(shortened(`${said_.outcome}: ${named(said_.target)}, ${named(said_.other)}`))}`, `sayso:decides ${ends_.map(term).join(", ")}`, `sayso:outcome val:${said_.outcome}`,
    ...(said_.why ? [`rdfs:comment ${literal(said_.why)}`] : []), `prov:wasAssociatedWith ${person}`, `prov:endedAtTime ${moment()}`])]);
}

// A word as a shell takes it, whatever it holds.
const quoted = (word) => (/^[A-Za-z0-9_./:@%+=,-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`);
function command(said_) {
  const words = ["sayso", "decide", said_.target, said_.outcome, ...(said_.other ? [said_.other] : [])];
  for (const key of ["speaker", "new", ...Object.keys(SCALES)]) if (said_[key]) words.push(`--${key}`, said_[key]);
  for (const id of all(said_.about)) words.push("--about", id);
  if (said_.why) words.push("--why", said_.why);
  if (said_.by !== CURATOR) words.push("--by", said_.by);
  // A name that begins with a dash is no option.
  return words.map((word, i) => quoted(word.startsWith("-") && words[i - 1]?.startsWith("--") ? ` ${word}` : word)).join(" ");
}

// ---------------------------------------------------------------- the form

const fieldOf = (label, input, hint) => el("label", { class: "field" }, el("span", null, label), " ", input, hint ? el("small", null, hint) : null);
const choices = (id, values, first) => el("select", { id }, el("option", { value: "" }, first), Object.entries(values).map(([value, word]) => el("option", { value }, word)));
const radios = (name_, options) => el("div", { class: "radios", role: "radiogroup", "aria-labelledby": "decide-asks" }, options.map(([value, text, hint], i) => el("label", null, el("input", { type: "radio", name: name_, value, id: `decide-${value}`, "aria-describedby": hint ? `decide-hint-${i}` : null }), el("span", null, text, hint ? el("small", { id: `decide-hint-${i}` }, hint) : null))));
const PEOPLE = () => data.actors.filter((a) => a.kind !== "voice" && a.kind !== "unnamed");
// The one of this name that is meant; of several the form says so and takes an id.
function namesake(text, kinds) {
  const wanted = fold(plain(text));
  if (!wanted) return null;
  if (index.has(text) && kinds.includes(kindOfNode(text))) return { id: text };
  const found = kinds.flatMap((kind) => all(data[kind])).filter((one) => !["voice", "unnamed"].includes(one.kind) && fold(plain(one.label)) === wanted);
  return found.length === 1 ? { id: found[0].id } : found.length ? { many: found } : { none: plain(text) };
}
const namesOf = (id, items) => el("datalist", { id }, [...new Set(items.map((one) => plain(one.label)))].slice(0, 3000).map((value) => el("option", { value })));

// What the form says so far; a text where something is missing.
function statementSaid(s, box) {
  const of = (id) => plain(box.querySelector(`#${id}`)?.value ?? ""), outcome = box.querySelector("[name=verdict]:checked")?.value;
  if (!outcome) return "Choose what is wrong.";
  const said_ = { target: of("decide-place") || s.reports[0].id, outcome, why: of("decide-why"), by: of("decide-by") || CURATOR };
  if (outcome !== "correct") return said_;
  const speaker = of("decide-speaker"), about = of("decide-about");
  if (box.querySelector("#decide-nobody").checked) said_.speaker = "unknown";
  else if (speaker) {
    const found = namesake(speaker, ["actors"]), kind = of("decide-new");
    if (found.many) return `${number(found.many.length)} are called so; write the id of one: ${found.many.slice(0, 5).map((a) => a.id).join(", ")}.`;
    if (found.none && !kind) return "Nobody here is called so; choose a name from the list, or say below what this speaker is.";
    Object.assign(said_, found.id ? { speaker: found.id } : { speaker: found.none, new: kind });
  }
  if (about) {
    const found = about.split(/;/).map((text) => namesake(text, ["countries", "actors"])).filter(Boolean), off = found.find((one) => !one.id);
    if (off) return off.many ? `${number(off.many.length)} are called so; write the id of one: ${off.many.slice(0, 5).map((a) => a.id).join(", ")}.` : `Nobody and no country here is called “${off.none}”.`;
    said_.about = found.map((one) => one.id);
  }
  for (const key of Object.keys(SCALES)) if (of(`decide-${key}`)) said_[key] = of(`decide-${key}`);
  return said_.speaker || said_.about || Object.keys(SCALES).some((key) => said_[key]) ? said_ : "Say what is right instead.";
}
function pairSaid(one, other, box) {
  const outcome = box.querySelector("[name=verdict]:checked")?.value, of = (id) => plain(box.querySelector(`#${id}`).value);
  return outcome ? { target: one, outcome, other, why: of("decide-why"), by: of("decide-by") || CURATOR } : "Choose one of the three.";
}

function codeBox(title, text, ...more) {
  const copy = button({ onclick: async () => { try { await navigator.clipboard.writeText(text); copy.textContent = "Copied"; } catch { getSelection().selectAllChildren(pre); copy.textContent = "Selected: copy it"; } announce(copy.textContent); } }, "Copy"), pre = el("pre", { tabindex: "0", role: "group", "aria-label": title }, text);
  return el("div", { class: "code" }, el("div", { class: "row" }, el("b", null, title), el("span", { class: "end" }), ...more, copy), pre);
}

async function send(said_, out) {
  try {
    const reply = await fetch("/decide", { method: "POST", headers: { "Content-Type": "application/json", "X-Sayso-Token": data.desk.token }, body: JSON.stringify(said_) }), told = (await reply.text()).trim();
    if (!reply.ok) throw new Error(told);
    (data.decisions ??= []).push({ target: said_.target, outcome: OUTCOMES[said_.outcome] ?? said_.outcome, by: said_.by, why: said_.why, at: "written just now, applied by the next build" });
    out.replaceChildren(el("p", { class: "good", role: "status" }, `Written. ${told}`));
    showPanel();
  } catch (problem) { out.replaceChildren(el("p", { class: "bad", role: "alert" }, `Not written: ${problem.message}`)); }
}

async function offer(said_, turtle_, out, still) {
  if (typeof said_ === "string") { out.replaceChildren(el("p", { class: "kind" }, said_)); return; }
  let text = null;
  try { text = await turtle_(said_); } catch { /* a page from plain http has no digest; the command is enough */ }
  if (!still()) return;
  const file = text ? `decision-${text.match(/decision:(\w{8})/)[1]}` : "";
  out.replaceChildren(...[
    data.desk ? el("p", { class: "row" }, button({ class: "strong", id: "decide-write", onclick: ({ currentTarget }) => { currentTarget.disabled = true; send(said_, out); } }, `Write it to ${plain(data.desk.into)}`)) : null,
    codeBox("The command that writes it", command(said_)),
    text ? codeBox("Or the same for a file in data/facts/", text, button({ id: "decide-save", onclick: () => save(text, "text/turtle", "ttl", file) }, "Save")) : null,
    el("p", { class: "kind" }, data.desk ? "The next build applies it. Nothing else is changed." : "The next build applies it. This page itself changes nothing."),
  ].filter(Boolean));
}

function openDecision(title, about, asks, form, said_, turtle_) {
  const box = $("decide-box"), out = el("div", { class: "offer", "aria-live": "polite" });
  let turn = 0;
  const by = el("input", { id: "decide-by", autocomplete: "name", value: kept("by") ?? "", placeholder: CURATOR }), why = el("textarea", { id: "decide-why", rows: "2", maxlength: "1000" });
  const inside = el("form", { method: "dialog" }, button({ class: "close", "aria-label": "Close", onclick: () => box.close() }, "✕"), el("h2", { id: "decide-title" }, title), about, el("p", { class: "asks", id: "decide-asks" }, asks), ...form,
    el("div", { class: "two-fields" }, fieldOf("Why", why, "for whoever reads it later"), fieldOf("Who decides", by, "your name")), out);
  const tell_ = () => { const mine = (turn += 1); inside.classList.toggle("right", inside.querySelector("[name=verdict]:checked")?.value === "correct"); inside.classList.toggle("new", Boolean(namesake(inside.querySelector("#decide-speaker")?.value ?? "", ["actors"])?.none)); offer(said_(inside), turtle_, out, () => mine === turn && box.open); };
  inside.addEventListener("input", tell_);
  inside.addEventListener("change", () => keep("by", plain(by.value)));
  inside.addEventListener("submit", (event) => event.preventDefault());
  box.replaceChildren(inside);
  box.onclose = () => box.replaceChildren();
  box.showModal();
  tell_();
}

function decideOn(s) {
  const places = s.reports.length > 1 ? [fieldOf("Which place", el("select", { id: "decide-place" }, s.reports.map((r, i) => el("option", { value: r.id }, `${i + 1}: ${named(r.article)}`))))] : [];
  const right = el("div", { class: "instead" },
    fieldOf("Who said it", el("input", { id: "decide-speaker", list: "decide-names", autocomplete: "off" })),
    el("label", { class: "tick" }, el("input", { type: "checkbox", id: "decide-nobody" }), "the text tells nobody for it"),
    el("div", { class: "newcomer" }, fieldOf("Nobody here has this name: it is", choices("decide-new", { person: "a person", organization: "an organisation", group: "a group" }, "choose what"))),
    fieldOf("What they do", choices("decide-act", data.words.acts, "as it is")),
    fieldOf("So or not so", choices("decide-polarity", data.words.polarity, "as it is")),
    fieldOf("How sure they put it", choices("decide-certainty", data.words.certainty, "as it is")),
    fieldOf("About", el("input", { id: "decide-about", list: "decide-topics", autocomplete: "off" }), "people or countries, with ; between them"),
    namesOf("decide-names", PEOPLE()), namesOf("decide-topics", [...all(data.countries), ...PEOPLE()]));
  const byId = new Map(s.reports.map((r) => [r.id, r]));
  openDecision("Is this wrong?", el("blockquote", null, el("b", null, name(speaks(s))), ` ${verb(s)}: `, worded(s)), "Your decision", [...places, radios("verdict", [
    ["reject", "Nobody says this here", "a caption, a heading, half a sentence: it leaves the graph"], ["correct", "It is read wrongly", "another speaker, another act, so or not so"], ["accept", "It is right", "read in the article and confirmed"]]), right],
  (box) => statementSaid(s, box), (said_) => verdictTurtle(said_, byId.get(said_.target)));
}

function decidePair(one, other) {
  openDecision("One or two?", el("ul", { class: "list" }, [one, other].map((id) => el("li", null, el("b", null, name(named(id))), el("small", null, name([telling(id), count(sayings(id).length, "statement"), id].filter(Boolean).join(" · ")))))), "Your decision",
    [radios("verdict", [["same", "They are the same", "the next build makes them one"], ["different", "They are two", "never made one again"], ["unsure", "Nobody can tell", "kept apart, not asked again"]])],
    (box) => pairSaid(one, other, box), samenessTurtle);
}
const wrongButton = (s) => (all(s.reports).length ? el("p", { class: "row wrong" }, button({ id: "wrong", onclick: () => decideOn(s) }, "This is wrong")) : null);
