// Two people, bodies or countries side by side: where they stand against each other, the points they
// share, what each says about the other, what both speak of. The filters of the page apply.
const ownOf = (id) => (kindOfNode(id) === "countries" ? (s) => all(s.about).includes(id) : (s) => saidBy(s).includes(id));
const comparable = () => [...data.actors.filter((a) => a.kind !== "voice"), ...all(data.countries)].filter((one) => hangs.has(one.id));

// Names to choose from, those with most statements first; of one name several have their ids beside.
let choosable = null;
function chooseFrom() {
  if (choosable) return choosable;
  const weight = new Map(comparable().map((one) => [one.id, sayings(one.id).length])), twice = tallied([...weight.keys()], (id) => [fold(named(id))]);
  choosable = new Map([...weight].sort(([a, x], [b, y]) => y - x || (named(a) < named(b) ? -1 : 1)).map(([id]) => [twice.get(fold(named(id))) > 1 ? `${named(id)} (${telling(id) ? `${plain(telling(id))}, ` : ""}${id})` : named(id), id]));
  return choosable;
}
function chosenBy(text) {
  const wanted = fold(plain(text)), known = [...chooseFrom()];
  return wanted ? (known.find(([name_]) => fold(name_) === wanted) ?? known.find(([name_]) => fold(name_).startsWith(wanted)) ?? known.find(([name_]) => fold(name_).includes(wanted)))?.[1] ?? null : null;
}

function compareWith(id, place_ = 0) {
  const pair = [...state.pair];
  pair[place_] = id;
  if (pair[1 - place_] === id) pair[1 - place_] = null;
  Object.assign(state, { pair, view: "compare", sel: null });
  refresh(true, true);
  showPanel();
  ($("compare").querySelector(pair[1] ? "h2" : "#compare-1") ?? $("compare")).focus({ preventScroll: true });
}

function chooser(place_) {
  const id = state.pair[place_], input = el("input", { id: `compare-${place_}`, list: "compare-names", autocomplete: "off", value: id ? [...chooseFrom()].find(([, one]) => one === id)?.[0] ?? named(id) : "", placeholder: "a person, body or country" });
  const take = () => { const found = chosenBy(input.value); if (found && found !== state.pair[place_]) compareWith(found, place_); else if (!found && input.value.trim()) announce("Nobody here is called that; choose a name from the list."); };
  input.addEventListener("change", take);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); take(); } });
  return el("label", { class: "field" }, el("span", null, place_ ? "with" : "Compare"), input);
}

// One of the two at the head of its column.
function side_(id, mine, both) {
  const no = mine.filter(denied).length, kind = kindOfNode(id) === "countries" ? "Country, spoken about" : role(get(id)) || data.words.kinds[get(id).kind];
  return el("div", { class: "head" }, el("h2", { tabindex: "-1" }, button({ class: "link who", onclick: open(id) }, name(named(id)))), el("p", { class: "kind" }, name(kind)),
    el("p", null, button({ class: "link figure", onclick: () => narrow(kindOfNode(id) === "countries" ? { about: [id] } : { speaker: [id] }, "table") }, count(mine.length, "statement")), no ? el("span", { class: "denied-word" }, ` ${number(no)} not so`) : null), spark(mine, both));
}
const FEW_QUOTES = 3;
const stack = (items, more) => el("div", { class: "side" }, items.slice(0, FEW_QUOTES).map((s) => quote(s, { least: true })), items.length > FEW_QUOTES ? button({ class: "link", onclick: more }, `${number(items.length - FEW_QUOTES)} more`) : items.length ? null : el("p", { class: "kind" }, "nothing here"));
const facing = (title, left, right, more, act) => el("article", { class: "card" }, title ? el("h3", null, act ? button({ class: "link plain", onclick: act }, name(title)) : name(title)) : null, el("div", { class: "sides" }, stack(left, more), stack(right, more)));
const listed_ = (words, items) => () => scoped({ kind: "among", words, ids: items.map((s) => s.id) }, "table");

function opposing([a, b], [mine, theirs]) {
  const right = new Set(theirs), pairs = mine.flatMap((s) => [...all(disputes.get(s.id))].map(get).filter((other) => right.has(other) && other !== s).map((other) => [s, other]));
  const near1 = new Map();
  for (const [s, other] of pairs) (near1.get(s) ?? near1.set(s, []).get(s)).push(other);
  return near1.size ? section(`Against each other (${number(pairs.length)})`, "What one says and the other disputes. Nobody is called right.", el("div", { class: "cards" }, [...near1].slice(0, 20).map(([s, others]) => facing("", [s], others, listed_(`${named(a)} and ${named(b)} against each other`, [s, ...others]))))) : null;
}
function sharing([a, b], [mine, theirs]) {
  const of = (items) => { const found = new Map(); for (const s of items) for (const id of all(s.points)) (found.get(id) ?? found.set(id, []).get(id)).push(s); return found; };
  const [left, right] = [of(mine), of(theirs)], common = [...left.keys()].filter((id) => right.has(id)).sort((x, y) => left.get(y).length + right.get(y).length - left.get(x).length - right.get(x).length);
  return section(`Points they share (${number(common.length)})`, common.length ? null : "No point is shared by the two, as far as the page is narrowed now.", common.length ? el("div", { class: "cards" }, common.slice(0, 20).map((id) => facing(named(id), left.get(id), right.get(id), () => narrow({ point: [id] }, "table"), open(id)))) : null);
}
function eachOther([a, b], [mine, theirs]) {
  const [left, right] = [mine.filter((s) => all(s.about).includes(b)), theirs.filter((s) => all(s.about).includes(a))];
  if (!left.length && !right.length) return null;
  return section("About each other", null, el("div", { class: "cards" }, facing("", left, right, listed_(`${named(a)} and ${named(b)} about each other`, [...left, ...right]))));
}
// What both speak of; of two countries, who speaks of both.
function inCommon([a, b], [mine, theirs]) {
  const places = [a, b].every((id) => kindOfNode(id) === "countries"), of = (s) => (places ? saidBy(s) : all(s.about)).filter((id) => id !== a && id !== b);
  const counts = (items) => { const found = new Map(); for (const s of items) for (const id of new Set(of(s))) { const t = found.get(id) ?? found.set(id, [0, 0]).get(id); t[0] += 1; if (denied(s)) t[1] += 1; } return found; };
  const [left, right] = [counts(mine), counts(theirs)], both = [...left.keys()].filter((id) => right.has(id)).sort((x, y) => Math.min(left.get(y)[0], right.get(y)[0]) - Math.min(left.get(x)[0], right.get(x)[0]) || left.get(y)[0] + right.get(y)[0] - left.get(x)[0] - right.get(x)[0] || (named(x) < named(y) ? -1 : 1)).slice(0, 15);
  if (!both.length) return null;
  const most = Math.max(...both.flatMap((id) => [left.get(id)[0], right.get(id)[0]]));
  const go = (one, id) => narrow(places ? { speaker: [id], about: [one] } : kindOfNode(one) === "countries" ? { about: [one, id] } : { speaker: [one], about: [id] }, "table");
  const cell_ = (one, id, [n, no], cls) => el("td", { class: cls }, button({ class: "count", onclick: () => go(one, id), "aria-label": `${named(one)}, ${named(id)}: ${count(n, "statement")}${no ? `, ${number(no)} of them not so` : ""}` }, el("b", null, number(n)), twoPart(n, no, most)));
  return section(places ? "Spoken of by" : "Both speak of", null, el("table", { class: "both" }, el("caption", { class: "unseen" }, "What both have in common, with the number of statements of each"), el("thead", null, el("tr", null, el("th", { scope: "col" }, name(named(a))), el("th", { scope: "col" }, el("span", { class: "unseen" }, "in common")), el("th", { scope: "col" }, name(named(b))))),
    el("tbody", null, both.map((id) => el("tr", null, cell_(a, id, left.get(id), "left"), el("th", { scope: "row" }, button({ class: "link who", onclick: open(id) }, name(named(id)))), cell_(b, id, right.get(id), ""))))));
}

function showCompare() {
  const list = shown(), pair = state.pair, [a, b] = pair;
  const head = el("div", { class: "chooser" }, chooser(0), button({ id: "compare-swap", "aria-label": "Change sides", disabled: !a || !b, onclick: () => { state.pair = [b, a]; refresh(true, true); $("compare-swap").focus(); } }, "⇄"), chooser(1), el("datalist", { id: "compare-names" }, [...chooseFrom().keys()].slice(0, 2000).map((value) => el("option", { value }))));
  if (!a || !b) { $("compare").replaceChildren(el("div", { class: "sheet-wide" }, head, el("p", { class: "kind none" }, "Choose two, and see the points they share, where they dispute each other, and what each says about the other. “Compare” on anybody’s page leads here too."))); return; }
  const items = pair.map((id) => list.filter(ownOf(id)));
  $("compare").replaceChildren(el("div", { class: "sheet-wide" }, head, el("div", { class: "sides heads" }, pair.map((id, i) => side_(id, items[i], items.flat()))),
    opposing(pair, items), sharing(pair, items), eachOther(pair, items), inCommon(pair, items),
    section("The latest of each", null, el("div", { class: "cards" }, facing("", ...items.map(byDay), listed_(`${named(a)} and ${named(b)}`, items.flat()))))));
}
