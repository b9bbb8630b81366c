// The first thing one sees: what is found in these articles, each of it a way to the words.

// What stands against what: the disputed statements by the point they are about, in two columns.
function opposed() {
  const found = new Map();
  for (const [a, others] of disputes) for (const b of others) {
    if (get(a).at > get(b).at) continue;
    const common = all(get(a).points).filter((p) => all(get(b).points).includes(p));
    for (const key of common.length ? common : [`${a} ${b}`]) {
      const group = found.get(key) ?? found.set(key, { id: common.length ? key : null, pairs: [], near: new Map() }).get(key);
      group.pairs.push([a, b]);
      for (const [x, y] of [[a, b], [b, a]]) (group.near.get(x) ?? group.near.set(x, []).get(x)).push(y);
    }
  }
  return [...found.values()].map(sided).sort((x, y) => y.all.length - x.all.length || x.all[0].at - y.all[0].at);
}
// Left who affirms, right who denies; where all affirm, but not the same, one account and another.
function sided(group) {
  const list = [...group.near.keys()].map(get).sort((a, b) => a.at - b.at), no = (s) => (group.id ? all(s.denies).includes(group.id) : denied(s));
  const side = new Map(list.map((s) => [s.id, no(s) ? 1 : 0]));
  const told = new Set(side.values()).size === 2;
  if (!told) {
    side.clear();
    for (const s of list) if (!side.has(s.id)) {
      side.set(s.id, 0);
      for (const queue = [s.id]; queue.length;) { const at = queue.shift(); for (const other of group.near.get(at)) if (!side.has(other)) { side.set(other, 1 - side.get(at)); queue.push(other); } }
    }
  }
  const sorted = (which) => list.filter((s) => side.get(s.id) === which).sort((a, b) => ((day(a).on ?? "~") < (day(b).on ?? "~") ? -1 : 1));
  return { ...group, all: list, told, left: sorted(0), right: sorted(1), label: group.id ? named(group.id) : plain(list[0].words) };
}
const OPPOSED = opposed();

// An article without a date of its own at the end, where the date stands beside it.
const outlet = (s) => { const article = get(s.article); return article ? [article.publisher, plain(article.title).replace(/, \d{4}-\d\d-\d\d$/, "")].filter((w, i) => w && (i === 0 || w !== article.publisher)).map(plain).join(": ") : ""; };
const sureness = (s) => (s.certainty === "certain" ? null : s.certainty === "uncommitted" ? "leaves it open" : `puts it as ${data.words.certainty[s.certainty] ?? s.certainty}`);
const open = (id) => (event) => { opener = event.currentTarget; select(id, { focus: true, step: true }); };

// As what the speaker speaks: an office, or that nobody names them.
function position(s) {
  const item = s.speaker && get(s.speaker);
  return item && (item.posts || item.kind === "unnamed") ? role(item) : "";
}

// What a denial in a word or three answers ("these accusations"), that one may read it alone.
const BARE = 3;
function meantClaim(s) {
  if (!denied(s) || plain(s.words).split(/\s+/).length > BARE) return null;
  const from = (one) => one.reports[0].content[0]?.[0] ?? 0;
  const meant = [...all(links.respondsTo.get(s.id))].map(get).filter((one) => one.article === s.article && from(one) < from(s)).sort((a, b) => from(b) - from(a))[0];
  return meant ? el("p", { class: "meta" }, "in answer to ", button({ class: "link who", onclick: open(meant.id) }, name(`“${plain(meant.words)}”`))) : null;
}

// One statement as one reads it in a paper: the words, then who, as what, how, when, where.
function quote(s, { least = false } = {}) {
  const post = position(s);
  return el("div", { class: denied(s) ? "quote deny" : "quote", "data-id": s.id },
    button({ class: "words", onclick: open(s.id) }, worded(s)), meantClaim(s),
    el("p", { class: "by" }, narrated(s) ? button({ class: "link who", onclick: open(s.article) }, "The article itself") : holders(s).flatMap((id, i) => [i ? (s.candidates ? " or " : " and ") : null, button({ class: "link who", onclick: open(id) }, name(named(id)))]),
      post && !least ? el("span", null, ", ", name(post)) : null, " ", el("span", { class: denied(s) ? "denied-word" : "soft" }, verb(s)), sureness(s) ? el("span", { class: "hedge" }, `, ${sureness(s)}`) : null),
    el("p", { class: "meta" }, [day(s).on, outlet(s)].filter(Boolean).flatMap((w, i) => [i ? " · " : null, name(w)])));
}

const SIDE = 3;
function disputeCard(group) {
  const [left, right] = group.told ? ["say it is so", "say it is not so"] : ["one account", "another account"];
  const column = (items, title, no) => el("div", { class: no ? "side no" : "side" },
    el("h4", null, el("b", null, count(items.length, "statement")), group.told ? ` ${items.length === 1 ? title.replace("say", "says") : title}` : `: ${title}`),
    items.slice(0, SIDE).map((s) => quote(s)),
    items.length > SIDE ? button({ class: "link", onclick: group.id ? open(group.id) : open(items[SIDE].id) }, `${number(items.length - SIDE)} more`) : null);
  return el("article", { class: "card" },
    el("h3", null, group.id ? button({ class: "link plain", onclick: open(group.id) }, name(group.label)) : name(group.label)),
    el("div", { class: "sides" }, column(group.left, left, false), column(group.right, right, group.told)));
}

function lede(list) {
  const people = new Set(list.flatMap((s) => (s.speaker || s.together ? saidBy(s) : []))), places = new Set(list.flatMap((s) => all(s.about).filter((id) => kindOfNode(id) === "countries")));
  const papers = new Set(list.map((s) => s.article)), against = list.filter((s) => disputes.has(s.id)), own = statements.filter(narrated).length;
  const days_ = list.map((s) => day(s).on).filter(Boolean).sort(), outlets = new Set([...papers].map((id) => get(id)?.publisher).filter(Boolean));
  const go = (text, act) => button({ class: "link figure", onclick: act }, text);
  const span = days_.length ? (days_[0] === days_.at(-1) ? ` (${days_[0]})` : ` (${days_[0]} to ${days_.at(-1)})`) : "";
  return el("p", { class: "lede" },
    filtering() ? `Of ${count(statements.filter(audible).length, "statement")}, ` : null,
    go(count(list.length, filtering() ? "match" : "statement", filtering() ? "match" : null), () => narrow({}, "table")), " by ", go(count(people.size, "speaker"), () => narrow({}, "overview")), places.size ? [" about ", count(places.size, "country", "countries")] : null,
    ", in ", count(papers.size, "article"), outlets.size > 1 ? ` of ${number(outlets.size)} outlets` : null, span, ". ",
    against.length ? [go(count(against.length, "statement"), () => narrow({ disputed: ["yes"] }, "table")), against.length === 1 ? " is disputed" : " are disputed", ". "] : "None is disputed by another. ",
    own && !state.voice ? [go(number(own), () => { state.voice = true; refresh(true); }), " more are claims of the articles themselves. "] : null,
    el("span", { class: "soft" }, "What is said is not taken as a fact here."));
}

function section(title, note, ...body) {
  return el("section", null, el("h2", null, title), note ? el("p", { class: "kind" }, note) : null, ...body);
}

function disputeSection(list) {
  const here = new Set(list.map((s) => s.id)), found = OPPOSED.filter((group) => group.all.some((s) => here.has(s.id)));
  if (!found.length) return null;
  const most = state.long.has("disputes") ? found.length : 6;
  return section(`Disputed (${number(found.length)})`, "On each point: who says so, who says otherwise. Nobody is called right.",
    el("div", { class: "cards" }, found.slice(0, most).map(disputeCard)),
    found.length > most ? button({ class: "more", onclick: () => { state.long.add("disputes"); showFindings(); } }, `All ${number(found.length)} disputes`) : null);
}

// A bar of two parts: what is affirmed, what is denied.
function twoPart(n, no, most) {
  const bar = el("span", { class: "two", "aria-hidden": "true" }, el("span"), no ? el("span", { class: "no" }) : null);
  bar.children[0].style.width = `${(100 * (n - no)) / most}%`;
  if (no) bar.children[1].style.width = `${(100 * no) / most}%`;
  return bar;
}

function mostQuoted(list) {
  const tally = new Map();
  for (const s of list) if (!narrated(s)) for (const id of saidBy(s)) { const t = tally.get(id) ?? tally.set(id, [0, 0]).get(id); t[0] += 1; if (denied(s)) t[1] += 1; }
  const rank = [...tally].filter(([id]) => !["unnamed", "voice"].includes(get(id)?.kind)).sort(([a, x], [b, y]) => y[0] - x[0] || (named(a) < named(b) ? -1 : 1)).slice(0, 8);
  if (!rank.length) return null;
  const nobody = list.filter((s) => s.holder === "unknown").length, unsure = list.filter((s) => s.candidates).length;
  return section("Quoted most", null, el("ol", { class: "rank" }, rank.map(([id, [n, no]]) => el("li", null,
    button({ class: "link who", onclick: open(id) }, name(named(id))), el("small", null, name(role(get(id)))), twoPart(n, no, rank[0][1][0]),
    el("span", { class: "n" }, number(n), no ? el("small", { class: "denied-word" }, ` ${number(no)} not so`) : null)))),
    nobody || unsure ? el("p", { class: "kind" }, [nobody ? [button({ class: "link", onclick: () => narrow({ speaker: ["unknown"] }, "table") }, count(nobody, "statement")), nobody === 1 ? " names nobody" : " name nobody"] : null, nobody && unsure ? ", " : null, unsure ? [button({ class: "link", onclick: () => narrow({ speaker: ["ambiguous"] }, "table") }, number(unsure)), " may be of either of two"] : null, "."]) : null);
}

function hedgedFigures(list) {
  const loose = (q) => /^(about|at least|at most|more than|less than|between|in the order)/.test(q.reading);
  const found = list.filter((s) => s.quantities && !narrated(s) && (s.quantities.some(loose) || (hedged(s) && ["assert", "predict", "acknowledge", "warn"].includes(s.act))));
  if (!found.length) return null;
  const rank = (s) => (disputes.has(s.id) ? 4 : 0) + (s.quantities.some(loose) ? 2 : 0) + (hedged(s) ? 1 : 0);
  found.sort((a, b) => rank(b) - rank(a) || a.at - b.at);
  return section("Figures with a hedge", "Numbers that somebody gives only as about, at least, possible or likely.",
    el("ul", { class: "figures" }, found.slice(0, 6).map((s) => el("li", null, button({ class: "link figure", onclick: open(s.id) }, name(all(s.quantities).map((q) => q.words).join("; "))),
      el("small", null, name(speaks(s)), `, ${verb(s)}${sureness(s) ? `, ${sureness(s)}` : ""}${day(s).on ? ` · ${day(s).on}` : ""}`), el("span", { class: "line" }, worded(s))))),
    found.length > 6 ? button({ class: "link", onclick: () => scoped({ kind: "among", words: "Figures with a hedge", ids: found.map((s) => s.id) }, "table") }, `All ${number(found.length)}`) : null);
}

// One speaker on both sides of a point.
function changes(list) {
  const found = [];
  for (const [point_, members] of pointsAt) {
    const by = new Map();
    for (const s of members) if (s.speaker && !narrated(s)) (by.get(s.speaker) ?? by.set(s.speaker, []).get(s.speaker)).push(s);
    for (const [id, own] of by) if (new Set(own.map((s) => all(s.denies).includes(point_))).size === 2) found.push({ id, point: point_, own });
  }
  const here = new Set(list), kept = found.filter(({ own }) => own.some((s) => here.has(s)));
  if (!kept.length) return null;
  const when = (s) => day(s).on ?? "~";
  return section("On both sides", "The same speaker for and against one point: a change of position, or two readings of one text.",
    el("ul", { class: "figures" }, kept.slice(0, 5).map(({ id, point: point_, own }) => el("li", null, button({ class: "link who", onclick: open(id) }, name(named(id))), el("small", null, "on ", name(named(point_))),
      el("ul", { class: "turns" }, [...own].sort((a, b) => (when(a) < when(b) ? -1 : 1)).slice(0, 4).map((s) => el("li", null, el("i", null, day(s).on ?? "undated"), " ", entry(s))))))));
}

function ownVoice() {
  const own = statements.filter(narrated);
  if (!own.length || own.length === statements.length) return null;
  const tally = new Map();
  for (const s of own) tally.set(s.article, (tally.get(s.article) ?? 0) + 1);
  const rank = [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 4);
  return section("In the articles’ own voice", "What the texts claim without naming anybody; kept apart from what people say.",
    el("ul", { class: "rank plain" }, rank.map(([id, n]) => el("li", null, button({ class: "link who", onclick: open(id) }, name(named(id))), el("span", { class: "n" }, number(n))))),
    state.voice ? null : button({ class: "link", onclick: () => { state.voice = true; state.view = "table"; narrow({ speaker: ["voice"] }, "table"); } }, `Show all ${number(own.length)}`));
}

const FOUND = 12;
function matches(list) {
  if (!filtering()) return null;
  if (!list.length) return el("p", { class: "kind none" }, "No statement matches: take a filter back, or search for less. ", button({ class: "link", onclick: () => { reset(); refresh(true); showPanel(); } }, "Show all again"));
  return section(`${count(list.length, "statement")} that match${list.length === 1 ? "es" : ""}`, null, el("div", { class: "quotes" }, list.slice(0, FOUND).map((s) => quote(s))),
    list.length > FOUND ? button({ class: "more", onclick: () => show("table") }, `All ${number(list.length)} in the table`) : null);
}

function showFindings() {
  const list = shown();
  $("findings").replaceChildren(el("div", { class: "sheet-wide" }, list.length ? lede(list) : null, matches(list), earlierSection(list), disputeSection(list),
    el("div", { class: "pair" }, ...[mostQuoted(list), hedgedFigures(list), changes(list), filtering() ? null : ownVoice(), facts(all(data.facts)) && !filtering() ? section("Vouched for by a person", "Facts that somebody wrote down, with a source.", factList(all(data.facts).slice(0, state.long.has("facts") ? Infinity : 5)), all(data.facts).length > 5 && !state.long.has("facts") ? button({ class: "link", onclick: () => { state.long.add("facts"); showFindings(); } }, `All ${number(all(data.facts).length)}`) : null) : null].filter(Boolean)))
  );
}
