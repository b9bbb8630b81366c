// A neighbourhood as a graph: at most sixty things at once. Statements beyond that stand folded in a
// line from who says them to whom they are about; any end can be unfolded and folded in place.
const MOST_THINGS = 60, MOST_ENDS = 24;
const endsOf = (s) => [...holders(s), ...topics(s)];

function vicinity(list) {
  const own = new Map(), focus = new Set([state.scope.id, topic(state.scope.id)]), open = state.open, shut = new Set(state.shut), things = new Set();
  for (const s of list) for (const id of endsOf(s)) (own.get(id) ?? own.set(id, []).get(id)).push(s);
  const rank = (id) => (focus.has(id) ? 0 : open.includes(id) ? 1 : 2);
  const ends = [...own.keys()].sort((a, b) => rank(a) - rank(b) || own.get(b).length - own.get(a).length).slice(0, Math.max(MOST_ENDS, open.length + 2));
  for (const id of ends) things.add(id);
  // The one that was unfolded last comes first; of the rest what is chosen or disputed.
  const first = (s) => { const at = open.findIndex((id) => endsOf(s).includes(id)); return s.id === state.sel || s.id === state.scope.id ? -2 : at >= 0 ? at : disputes.has(s.id) ? open.length : open.length + 1; };
  const drawn_ = new Set();
  for (const s of [...list].sort((a, b) => first(a) - first(b) || a.at - b.at)) {
    const more = [s.id, ...endsOf(s), ...all(s.via)].filter((id) => !things.has(id));
    if (things.size + more.length > MOST_THINGS || endsOf(s).some((id) => shut.has(id))) continue;
    for (const id of more) things.add(id);
    drawn_.add(s);
  }
  const left = new Map(), lines_ = new Map();
  for (const s of list) if (!drawn_.has(s)) {
    for (const id of endsOf(s)) left.set(id, (left.get(id) ?? 0) + 1);
    for (const h of holders(s)) for (const t of topics(s)) if (things.has(h) && things.has(t)) lines_.set(`${h}\n${t}`, (lines_.get(`${h}\n${t}`) ?? 0) + 1);
  }
  return { list: list.filter((s) => drawn_.has(s)), ends: [...things].filter((id) => own.has(id)), left, own, folded: [...lines_].map(([key, n]) => [...key.split("\n"), n]) };
}

// What stands folded at an end, and whether anything of it is unfolded.
const foldOf = (id) => { const n = drawn.fold?.own.get(id)?.length ?? 0, left = drawn.fold?.left.get(id) ?? 0; return n ? { n, left, shut: left === n } : null; };
function toggle(id) {
  const fold_ = foldOf(id);
  if (!fold_) return;
  // Anything left folded is unfolded first; only what is unfolded as far as there is room folds.
  const opens = fold_.left > 0 && state.open[0] !== id;
  state.open = state.open.filter((one) => one !== id); state.shut = state.shut.filter((one) => one !== id);
  (opens ? state.open : state.shut).unshift(id);
  drawGraph(false);
  into(id);
  showLooks();
  legend();
  writeHash();
  const now = foldOf(id);
  announce(`${named(bare(id))}: ${number(now.n - now.left)} of ${count(now.n, "statement")} unfolded.`);
}

// ---------------------------------------------------------------- colour and size by what the reader chooses

const outletOf = (s) => get(s.article)?.publisher ?? "";
const countryOf = (id) => get(id)?.country ?? (kindOfNode(id) === "countries" ? named(id) : "");
const kindWord = (id) => (kindOfNode(id) === "countries" ? "Country" : data.words.kinds[get(id)?.kind] ?? "");
const COLOURS = {
  "": { title: "as usual" },
  country: { title: "by country", of: (s) => [...new Set(saidBy(s).map(countryOf))].filter(Boolean).join(", "), end: countryOf },
  outlet: { title: "by outlet", of: outletOf },
  certainty: { title: "by how sure", of: (s) => data.words.certainty[s.certainty] ?? s.certainty },
  disputed: { title: "by dispute", of: (s) => (disputes.has(s.id) ? "disputed" : "") },
  kind: { title: "by kind of speaker", of: (s) => kindsOf(s).map((k) => data.words.kinds[k] ?? k).join(", "), end: kindWord },
};
const SIZES = {
  "": { title: "all alike" },
  said: { title: "by statements", of: (items) => items.length },
  disputed: { title: "by disputes", of: (items) => items.filter((s) => disputes.has(s.id)).length },
  outlets: { title: "by outlets", of: (items) => new Set(items.map(outletOf).filter(Boolean)).size },
};
const TINTS = 8;
const looks = { of: new Map(), radius: new Map() };

// Worked out once for a picture: the most frequent values get a colour, the others the last one.
function readLooks(list) {
  looks.of.clear(); looks.radius.clear();
  const colour = COLOURS[state.colour], size = SIZES[state.size], tally = new Map(), per = new Map();
  for (const s of list) for (const id of endsOf(s)) (per.get(id) ?? per.set(id, []).get(id)).push(s);
  if (colour.of) {
    for (const s of list) { const v = colour.of(s); if (v) tally.set(v, (tally.get(v) ?? 0) + 1); }
    if (colour.end) for (const id of per.keys()) { const v = colour.end(bare(id)); if (v && !tally.has(v)) tally.set(v, 0); }
    const order = [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([v]) => v);
    order.forEach((v, i) => looks.of.set(v, order.length > TINTS && i >= TINTS - 1 ? TINTS - 1 : i));
  }
  if (size.of) {
    const values = new Map([...per].map(([id, items]) => [id, size.of(items)])), most = Math.max(1, ...values.values());
    for (const [id, n] of values) looks.radius.set(id, 4 + 9 * Math.sqrt(n / most));
  }
}
function tint(node) {
  const colour = COLOURS[state.colour];
  if (!colour.of) return null;
  const v = node.kind === "statement" ? colour.of(get(node.id)) : colour.end?.(bare(node.id));
  return v && looks.of.has(v) ? ink[`t${looks.of.get(v)}`] : ink.line;
}
// What each colour stands for, for the legend.
function tinted() {
  const out = [];
  for (const [v, i] of looks.of) if (!out.some((one) => one.i === i)) out.push({ i, words: i === TINTS - 1 && looks.of.size > TINTS ? "others" : v });
  if (COLOURS[state.colour].of) out.push({ i: null, words: state.colour === "disputed" ? "not disputed" : "not known" });
  return out.map(({ i, words }) => [{ tint: i === null ? "line" : `t${i}` }, words]);
}

function showLooks() {
  const box = $("looks");
  if (!box) return;
  const choose = (key, title, ways) => el("label", null, `${title} `, el("select", { "data-look": key }, Object.entries(ways).map(([value, way]) => el("option", { value, selected: state[key] === value }, way.title))));
  const id = [state.sel, state.sel && topic(state.sel), state.cursor].find((one) => one && foldOf(one)), fold_ = id && foldOf(id);
  const opens = fold_ && fold_.left > 0 && state.open[0] !== id;
  box.replaceChildren(choose("colour", "Colour", COLOURS), choose("size", "Size", SIZES),
    ...(fold_ ? [button({ id: "fold", onclick: () => { toggle(id); $("fold")?.focus(); } }, opens ? `Unfold ${named(bare(id))} (${number(fold_.left)})` : `Fold ${named(bare(id))}`)] : []));
}
