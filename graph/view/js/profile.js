// One person, body, country, point or article: everything about it in one place, each of it leading on.
const LIST = 40;
const byDay = (items) => [...items].sort((a, b) => ((day(b).on ?? "") > (day(a).on ?? "") ? 1 : (day(b).on ?? "") < (day(a).on ?? "") ? -1 : a.at - b.at));

// Statements, the latest first, under their days.
function told_(items, title, all_) {
  if (!items.length) return null;
  const out = [];
  let last = null;
  for (const s of byDay(items).slice(0, LIST)) {
    const on = day(s).on ?? "undated";
    if (on !== last) { out.push(el("li", { class: "day" }, on)); last = on; }
    out.push(el("li", null, entry(s)));
  }
  if (out.filter((li) => li.className === "day").length === 1 && last === "undated") out.shift();
  return [el("h3", null, `${title} (${number(items.length)})`), el("ul", { class: "list" }, out),
    items.length > LIST ? (all_ ? button({ class: "link", onclick: all_ }, `All ${number(items.length)} in the table`) : el("p", { class: "kind" }, `${number(items.length - LIST)} more.`)) : null];
}

// Small bars by month (or year), for one glance at when; of two side by side over the same time.
function spark(items, over = items) {
  const dated = over.map((s) => day(s).on).filter(Boolean).sort();
  if (new Set(dated).size < 3) return null;
  const long = Number(dated.at(-1).slice(0, 4)) - Number(dated[0].slice(0, 4)) > 4, unit = long ? 4 : 7, tally = new Map(), next = WAYS[long ? 2 : 1].next;
  for (let at = dated[0].slice(0, unit); at <= dated.at(-1).slice(0, unit); at = next(at)) tally.set(at, [0, 0]);
  for (const s of items) if (day(s).on) { const t = tally.get(day(s).on.slice(0, unit)); t[0] += 1; if (denied(s)) t[1] += 1; }
  const most = Math.max(...[...tally.values()].map(([n]) => n));
  const bars = [...tally].map(([when, [n, no]]) => { const bar = el("span", { title: `${when}: ${n}` }, el("span", { class: "no" }), el("span", { class: "yes" })); bar.children[0].style.height = `${(30 * no) / most}px`; bar.children[1].style.height = `${(30 * (n - no)) / most}px`; return bar; });
  const box = el("div", { class: "spark", role: "img", "aria-label": `Statements by ${long ? "year" : "month"}, ${dated[0]} to ${dated.at(-1)}; the most at once: ${most}` }, el("div", { class: "cols" }, bars), el("p", { class: "ends" }, el("span", null, dated[0].slice(0, unit)), el("span", null, dated.at(-1).slice(0, unit))));
  box.style.maxWidth = `${Math.max(110, bars.length * 28)}px`;
  return box;
}

// Who or what is most often on the other end, each with its count.
function ends(title, pairs, act) {
  const rank = [...pairs].sort(([a, x], [b, y]) => y - x || (named(a) < named(b) ? -1 : 1));
  if (!rank.length) return null;
  return [el("h3", null, title), el("p", { class: "ends-list" }, rank.slice(0, 10).map(([id, n]) => button({ class: "pill", onclick: () => act(id) }, name(named(id)), el("i", null, number(n)))), rank.length > 10 ? el("span", { class: "kind" }, `and ${number(rank.length - 10)} more`) : null)];
}
function tallied(items, of) {
  const found = new Map();
  for (const s of items) for (const id of of(s)) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

// Entries that may be the same, with what speaks for it and against; and others of the same name.
function alike(id) {
  const near_ = all(data.likenesses).filter((l) => l.one === id || l.other === id), mine = fold(plain(named(id)));
  const known = new Set(near_.flatMap((l) => [l.one, l.other])), same = data.actors.filter((a) => a.id !== id && !known.has(a.id) && a.kind !== "voice" && a.kind !== "unnamed" && fold(plain(a.label)) === mine && hangs.has(a.id));
  if (!near_.length && !same.length) return null;
  const settle = (one, other) => [" ", button({ class: "settle", "aria-label": `Decide: is ${[named(other), telling(other)].filter(Boolean).join(", ")} the same?`, onclick: () => decidePair(one, other) }, "Same or not?")];
  const line = (other, ...more) => el("li", null, link(other), el("small", null, name([telling(other), count(sayings(other).length, "statement")].filter(Boolean).join(" · "))), ...more);
  return [el("h3", null, `Perhaps the same (${near_.length + same.length})`), el("p", { class: "kind" }, "Not made one: nothing here settles it."),
    el("ul", { class: "list" }, near_.map((l) => line(l.one === id ? l.other : l.one, settle(id, l.one === id ? l.other : l.one), l.reason ? el("small", null, name(`for it: ${l.reason}`)) : null, l.objection ? el("small", null, name(`against it: ${l.objection}`)) : null)),
      same.slice(0, 20).map((a) => line(a.id, settle(id, a.id), el("small", null, "the same name"))), same.length > 20 ? el("li", { class: "kind" }, `and ${number(same.length - 20)} more of this name`) : null)];
}

function explore(id) {
  const box = el("details", { class: "how" }, el("summary", null, "Look around in the graph"), el("div", { class: "walk" }, el("div", { class: "row" }, "Neighbours within ", stepButtons(id)), finder(id)));
  box.open = Boolean(state.within.walk);
  box.addEventListener("toggle", () => { state.within.walk = box.open; });
  return box;
}

function actorPanel(id) {
  const item = get(id), mine = sayings(id).filter((s) => audible(s) || item.kind === "voice");
  const said_ = mine.filter((s) => (id === "ambiguous" ? s.candidates : id === "unknown" ? s.holder === "unknown" : saidBy(s).includes(id))), perhaps = mine.filter((s) => all(s.candidates).includes(id)), about = mine.filter((s) => all(s.about).includes(id) && !saidBy(s).includes(id));
  const no = said_.filter(denied), against = [...new Set(said_.flatMap((s) => [...all(disputes.get(s.id))]))].filter((other) => !saidBy(get(other)).includes(id)).map(get);
  const facet = KINDS_LAST.has(item.kind) ? item.kind : id;
  return [
    el("h2", { tabindex: "-1" }, name(item.label)),
    el("p", { class: "kind" }, [data.words.kinds[item.kind], item.country ? [", ", name(item.country)] : null]),
    el("p", { class: "roles" }, posts(id)),
    item.names ? el("p", { class: "kind" }, name(`Also called ${item.names.join(", ")}`)) : null,
    item.article && item.kind !== "voice" ? el("p", { class: "kind" }, "Only in ", link(item.article)) : null,
    said_.length ? el("p", { class: "row" }, button({ class: "strong", onclick: () => narrow({ speaker: [facet] }, "table") }, `${count(said_.length, "statement")} in the table`), about.length ? button({ onclick: () => narrow({ about: [id] }, "table") }, `${number(about.length)} about them`) : null, KINDS_LAST.has(item.kind) ? null : button({ onclick: () => compareWith(id) }, "Compare")) : null,
    spark(said_),
    ends("Speaks about", tallied(said_, (s) => all(s.about).filter((other) => other !== id)), (other) => narrow({ speaker: [facet], about: [other] }, "table")),
    no.length ? [el("h3", { class: "denied-word" }, `Denies, or says is not so (${number(no.length)})`), el("ul", { class: "list" }, byDay(no).slice(0, 8).map((s) => el("li", null, entry(s)))), no.length > 8 ? button({ class: "link", onclick: () => narrow({ speaker: [facet], polarity: ["negative"] }, "table") }, `All ${number(no.length)}`) : null] : null,
    against.length ? [el("h3", { class: "denied-word" }, `Disputed by (${number(against.length)})`), el("ul", { class: "list" }, against.slice(0, 8).map((s) => el("li", null, entry(s)))), against.length > 8 ? el("p", { class: "kind" }, `${number(against.length - 8)} more.`) : null] : null,
    alike(id),
    told_(said_, "Statements", () => narrow({ speaker: [facet] }, "table")),
    told_(perhaps, "May have said; the text allows another too"),
    ends("Spoken of by", tallied(about, saidBy), (other) => narrow({ speaker: [other], about: [id] }, "table")),
    told_(about, "Said about them", () => narrow({ about: [id] }, "table")),
    told_(mine.filter((s) => all(s.via).includes(id)), "Passed on"),
    facts(all(data.facts).filter((f) => f.subject === id || f.object === id)),
    KINDS_LAST.has(item.kind) ? null : [dossierButtons(id), explore(id)],
  ];
}

function countryPanel(id) {
  const item = get(id), mine = sayings(id).filter(audible), no = mine.filter(denied);
  return [
    el("h2", { tabindex: "-1" }, name(item.label)),
    el("p", { class: "kind" }, "Country. What is said about it; its government speaks for itself."),
    mine.length ? el("p", { class: "row" }, button({ class: "strong", onclick: () => narrow({ about: [id] }, "table") }, `${count(mine.length, "statement")} in the table`), button({ onclick: () => compareWith(id) }, "Compare")) : null,
    spark(mine),
    ends("Spoken of by", tallied(mine, saidBy), (other) => narrow({ speaker: [other], about: [id] }, "table")),
    ends("Together with", tallied(mine, (s) => all(s.about).filter((other) => other !== id && kindOfNode(other) === "countries")), (other) => select(other, { step: true, focus: true })),
    told_(mine.filter((s) => disputes.has(s.id)), "Disputed"),
    told_(no, "Said not to be so", () => narrow({ about: [id], polarity: ["negative"] }, "table")),
    told_(mine, "Said about it", () => narrow({ about: [id] }, "table")),
    facts(all(data.facts).filter((f) => f.subject === id || f.object === id)),
    dossierButtons(id),
    explore(id),
  ];
}

function pointPanel(id) {
  const mine = all(pointsAt.get(id)), group = OPPOSED.find((one) => one.id === id), loud = new Set(group ? group.all : []), others = mine.filter((s) => !loud.has(s));
  const why = group ? group.pairs.map(([a, b]) => [a, b, reason("contradicts", a, b)]).filter(([, , text]) => text) : [];
  const side = (items, title, no) => (items.length ? [el("h3", no ? { class: "denied-word" } : null, `${title} (${items.length})`), items.map((s) => quote(s))] : null);
  return [
    el("h2", { tabindex: "-1" }, name(named(id))),
    el("p", { class: "kind" }, group ? "A disputed point. Nobody is called right." : "A point that several statements are about."),
    el("p", { class: "row" }, button({ class: "strong", onclick: () => narrow({ point: [id] }, "table") }, `${count(mine.length, "statement")} in the table`)),
    group ? [side(group.left, group.told ? "Say it is so" : "One account", false), side(group.right, group.told ? "Say it is not so" : "Another account", group.told)] : null,
    why.length ? el("details", { class: "whys" }, el("summary", null, "Why these are set against each other"), el("ul", { class: "list" }, why.map(([a, b, text]) => el("li", { class: "why" }, el("b", null, name(speaks(get(a))), " and ", name(speaks(get(b)))), ": ", name(text))))) : null,
    others.length ? [el("h3", null, `${group ? "Also on it" : "Statements"} (${others.length})`), others.slice(0, LIST).map((s) => quote(s))] : null,
    dossierButtons(id),
  ];
}

function articlePanel(id) {
  const item = get(id), mine = all(inArticle.get(id)), said_ = mine.filter((s) => !narrated(s)), own = mine.filter(narrated);
  const text = el("div", { class: "text whole", tabindex: "0", role: "group", "aria-label": "The article" }, slice(id, 0, lengthOf(id)));
  return [
    el("h2", { tabindex: "-1" }, name(item.title)),
    el("p", { class: "kind" }, [item.publisher, item.author, item.date?.slice(0, 10), item.path].filter(Boolean).flatMap((w, i) => [i ? " · " : null, name(w)])),
    item.url ? el("p", null, address(item.url)) : null,
    said_.length ? el("p", { class: "row" }, button({ class: "strong", onclick: () => narrow({ article: [id] }, "table") }, `${count(said_.length, "statement")} in the table`)) : null,
    el("details", { class: "how" }, el("summary", null, "The whole text"), text),
    ends("Who speaks in it", tallied(said_, saidBy), (other) => select(other, { step: true, focus: true })),
    told_(said_.filter((s) => disputes.has(s.id)), "Disputed"),
    [said_.length ? [el("h3", null, `What is said in it (${number(said_.length)})`), el("ul", { class: "list" }, said_.slice(0, LIST).map((s) => el("li", null, entry(s))))] : null],
    own.length ? [el("h3", null, `In its own voice (${number(own.length)})`), el("ul", { class: "list" }, own.slice(0, LIST).map((s) => el("li", null, entry(s))))] : null,
  ];
}
