// Statements as elements of the page, grouped by who says them or by what they are on: they scroll, are
// selected, found and enlarged as any text is. Of thousands only those near the window are there.
const MOST_DRAWN_ALL = 60, PER_CHUNK = 40, CARD_HIGH = 66, HEAD_HIGH = 52;
// A few statements, or a neighbourhood, are a picture; of more a picture tells nothing.
const pictured = () => state.as === "graph" || (state.as === "" && innerWidth > 760 && (["near", "path"].includes(state.scope?.kind) || shown().length <= MOST_DRAWN_ALL));
const laidOut = { chunks: [], at: new Map(), watch: null, key: "", here: null };

const BY = {
  person: { title: "by person", keys: (s) => (narrated(s) ? [s.article ?? "voice"] : s.candidates ? ["ambiguous"] : saidBy(s).length ? saidBy(s) : ["unknown"]), last: (id) => (KINDS_LAST.has(id) ? 2 : kindOfNode(id) === "articles" ? 1 : 0) },
  point: { title: "by point", keys: (s) => (s.points ? s.points : [""]), last: (id) => (id ? 0 : 1) },
};
const headOf = (id) => (id === "" ? "On points nobody else speaks of" : kindOfNode(id) === "articles" ? `${named(id)}, in its own voice` : rowName(id));

// The groups with most disputed statements first, then the largest; inside a group by day.
function grouped(list) {
  const found = new Map(), { keys, last } = BY[state.group];
  for (const s of list) for (const key of keys(s)) (found.get(key) ?? found.set(key, []).get(key)).push(s);
  const made = [...found].map(([id, items]) => ({ id, items, disputed: items.reduce((n, s) => n + (disputes.has(s.id) ? 1 : 0), 0) }));
  made.sort((a, b) => last(a.id) - last(b.id) || b.disputed - a.disputed || b.items.length - a.items.length || (headOf(a.id) < headOf(b.id) ? -1 : 1));
  for (const group of made) group.items.sort((a, b) => { const x = AXES.said[a.at]?.[0] ?? "~", y = AXES.said[b.at]?.[0] ?? "~"; return x < y ? -1 : x > y ? 1 : a.at - b.at; });
  return made;
}
// Pieces of some forty statements; a long group goes on in the next piece.
function pieces(groups) {
  const out = [];
  let now = null;
  for (const group of groups) for (let from = 0; from < group.items.length; from += PER_CHUNK) {
    const items = group.items.slice(from, from + PER_CHUNK), part = { group, items, first: from === 0 };
    if (!now || now.n + items.length > PER_CHUNK) out.push((now = { parts: [], n: 0, high: 0, box: null, full: false }));
    now.parts.push(part); now.n += items.length; now.high += items.length * CARD_HIGH + (part.first ? HEAD_HIGH : 0);
  }
  return out;
}

function cardOf(s) {
  const post_ = state.group === "point" ? position(s) : "", about = all(s.about).filter((id) => !saidBy(s).includes(id)).map(named), n = all(disputes.get(s.id)).size, tone = denied(s) ? " deny" : hedged(s) ? " weak" : "";
  return el("li", { class: `said${tone}`, "data-id": s.id },
    el("span", { class: denied(s) ? "tag denied-word" : "tag" }, state.group === "point" ? [el("b", null, name(tells(s))), " "] : s.candidates ? [el("b", null, name(speaks(s))), " "] : null, verb(s)),
    button({ class: "words", tabindex: "-1" }, worded(s)),
    el("span", { class: "meta" }, [post_, sureness(s), day(s).on, about.length ? `about ${about.slice(0, 3).join(", ")}${about.length > 3 ? ", …" : ""}` : null].filter(Boolean).flatMap((w, i) => [i ? " · " : null, name(w)]), n ? el("span", { class: "denied-word" }, ` · disputed by ${number(n)}`) : null));
}
function partOf({ group, items, first }) {
  const head = el("h2", first ? null : { class: "on" }, index.has(group.id) && !KINDS_LAST.has(group.id) ? button({ class: "link who", tabindex: "-1", "data-open": group.id }, name(headOf(group.id))) : name(headOf(group.id)),
    el("small", null, first ? [state.group === "person" && kindOfNode(group.id) === "actors" && !KINDS_LAST.has(group.id) ? role(get(group.id)) : null, count(group.items.length, "statement"), group.disputed ? `${number(group.disputed)} disputed` : null].filter(Boolean).join(" · ") : "continued"));
  return el("section", { class: first ? "group" : "group goes-on", "aria-label": headOf(group.id) }, head, el("ol", null, items.map(cardOf)));
}

// To the left of the cards a bracket joins those that dispute each other, all of one dispute in one.
function bracketsOf(box) {
  const places_ = new Map([...box.querySelectorAll(".said")].map((li) => [li.dataset.id, li.offsetTop + Math.min(20, li.offsetHeight / 2)])), seen = new Set(), lanes = [], out = [], found = [];
  for (const start of places_.keys()) {
    if (seen.has(start) || !disputes.has(start)) continue;
    const together = [start];
    seen.add(start);
    for (const id of together) for (const other of disputes.get(id)) if (places_.has(other) && !seen.has(other)) { seen.add(other); together.push(other); }
    if (together.length > 1) found.push(together.map((id) => places_.get(id)).sort((a, b) => a - b));
  }
  found.sort((a, b) => a.at(-1) - a[0] - (b.at(-1) - b[0]) || a[0] - b[0]);
  for (const ticks of found) {
    let lane = 0;
    while (lane < 3 && all(lanes[lane]).some(([a, b]) => a < ticks.at(-1) + 3 && b > ticks[0] - 3)) lane += 1;
    (lanes[lane] ??= []).push([ticks[0], ticks.at(-1)]);
    out.push(`M${18 - lane * 6} ${ticks[0]}V${ticks.at(-1)}${ticks.map((y) => `M${18 - lane * 6} ${y}H27`).join("")}`);
  }
  if (!out.length) return null;
  const make = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag), svg_ = make("svg");
  for (const [key, value] of [["class", "joins"], ["width", "28"], ["height", String(box.offsetHeight)], ["aria-hidden", "true"]]) svg_.setAttribute(key, value);
  for (const d of out) { const path = make("path"); path.setAttribute("d", d); svg_.append(path); }
  return svg_;
}

function rejoin(chunk) {
  chunk.box.querySelector(".joins")?.remove();
  const joins = bracketsOf(chunk.box);
  if (joins) chunk.box.prepend(joins);
}
function fill(chunk) {
  if (chunk.full) return;
  chunk.full = true;
  chunk.box.style.height = "";
  chunk.box.replaceChildren(...chunk.parts.map(partOf));
  rejoin(chunk);
  for (const li of chunk.box.querySelectorAll(".said")) dress(li);
}
function empty(chunk) {
  if (!chunk.full || chunk.box.contains(document.activeElement) || chunk.box.contains(getSelection().anchorNode)) return;
  chunk.high = chunk.box.offsetHeight;
  chunk.full = false;
  chunk.box.style.height = `${chunk.high}px`;
  chunk.box.replaceChildren();
}
// What is chosen, what disputes it, and which one Tab leads to.
function dress(li) {
  const id = li.dataset.id;
  li.classList.toggle("chosen", id === state.sel);
  li.classList.toggle("against", disputes.get(state.sel)?.has(id) ?? false);
  li.querySelector(".words").tabIndex = id === laidOut.here ? 0 : -1;
}

function showCards() {
  const list = shown(), key = `${state.group} ${list.length} ${list[0]?.at} ${list.at(-1)?.at} ${hash().replace(/&?sel=[^&]*/, "")}`, box = $("cards"), same = laidOut.key === key;
  if (!same) {
    laidOut.watch?.disconnect();
    laidOut.sized?.disconnect();
    const groups = grouped(list), chunks = pieces(groups), scrolls = innerWidth > 760;
    Object.assign(laidOut, { chunks, key, at: new Map(), here: chunks[0]?.parts[0].items[0].id ?? null });
    chunks.forEach((chunk, i) => { chunk.box = el("div", { class: "chunk", "data-chunk": i }); chunk.box.style.height = `${chunk.high}px`; for (const part of chunk.parts) for (const s of part.items) if (!laidOut.at.has(s.id)) laidOut.at.set(s.id, i); });
    box.replaceChildren(...(chunks.length ? chunks.map((chunk) => chunk.box) : [el("p", { class: "kind none" }, "No statement matches: take a filter back, or search for less. ", button({ class: "link", onclick: () => { reset(); refresh(true); } }, "Show all again"))]));
    box.scrollTop = 0;
    chunks.slice(0, 1).forEach(fill);
    laidOut.watch = new IntersectionObserver((seen) => { for (const { target, isIntersecting } of seen) (isIntersecting ? fill : empty)(chunks[target.dataset.chunk]); }, { root: scrolls ? box : null, rootMargin: "900px 0px" });
    // Where the room changes cards get other heights, and the brackets go with them.
    laidOut.sized = new ResizeObserver((seen) => { for (const { target } of seen) { const chunk = chunks[target.dataset.chunk]; if (chunk.full) rejoin(chunk); } });
    for (const chunk of chunks) { laidOut.watch.observe(chunk.box); laidOut.sized.observe(chunk.box); }
  }
  markCards();
  if (state.sel) toCard(state.sel);
}
function markCards() { for (const li of $("cards").querySelectorAll(".said")) dress(li); }

// What is chosen comes into view, drawn or not; what the filters leave out is said to be left out.
function toCard(id, { focus } = {}) {
  const chunk = laidOut.chunks[laidOut.at.get(id)], outside_ = kindOfNode(id) === "statements" && !chunk;
  $("left-out").hidden = !outside_;
  $("left-out").textContent = outside_ ? "The chosen statement is not among those that the filters leave." : "";
  if (!chunk) return;
  fill(chunk);
  const li = chunk.box.querySelector(`.said[data-id="${CSS.escape(id)}"]`);
  laidOut.here = id;
  markCards();
  const r = li.getBoundingClientRect(), b = innerWidth > 760 ? $("cards").getBoundingClientRect() : { top: 0, bottom: innerHeight };
  if (r.top < b.top + 8 || r.bottom > b.bottom - 8) li.scrollIntoView({ block: "center" });
  if (focus) li.querySelector(".words").focus({ preventScroll: true });
}

function showStatements(anchor) {
  const picture = pictured();
  $("stage").hidden = !picture;
  $("cards").hidden = picture;
  const one = (on, key, text, act) => button({ "data-how": key, "aria-pressed": String(on), onclick: () => { act(); refresh(true, true); showPanel(); $("how").querySelector(`[data-how=${key}]`)?.focus(); } }, text);
  $("how").replaceChildren(
    el("span", { class: "pairs", role: "group", "aria-label": "Statements as" }, one(!picture, "cards", "Cards", () => { state.as = "cards"; }), one(picture, "graph", "Graph", () => { state.as = "graph"; })),
    ...(picture ? [] : [el("span", { class: "pairs", role: "group", "aria-label": "Grouped" }, Object.entries(BY).map(([key, { title }]) => one(state.group === key, key, title, () => { state.group = key; })))]));
  if (picture) { $("how").append(el("span", { id: "looks", class: "row" })); drawGraph(anchor); showLooks(); return; }
  nodes.clear(); edges.clear();
  drawn.boxes = new Map(); drawn.list = shown();
  $("left-out").hidden = true;
  showCards();
}

// Arrows lead along the cards, to the left to whose they are; Enter opens.
function startCards() {
  const box = $("cards");
  box.addEventListener("click", ({ target }) => {
    const li = target.closest(".said"), head = target.closest("[data-open]");
    if (head) { opener = head; select(head.dataset.open, { focus: true, step: true }); return; }
    // Who marks words to copy them chooses nothing.
    if (!li || (getSelection().toString() && !target.closest(".words"))) return;
    opener = li.querySelector(".words");
    laidOut.here = li.dataset.id;
    select(li.dataset.id, { step: true, focus: Boolean(target.closest(".words")) && innerWidth <= 760 });
  });
  box.addEventListener("keydown", (event) => {
    const { key } = event, way = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const li = event.target.closest(".said"), all_ = laidOut.chunks.flatMap((chunk) => chunk.parts.flatMap((part) => part.items.map((s) => s.id)));
    if (way) {
      const from = li ? all_.indexOf(li.dataset.id) : event.target === box ? -1 : all_.indexOf(laidOut.here) - 1, to = all_[Math.min(all_.length - 1, Math.max(0, from + way))];
      if (to) toCard(to, { focus: true });
    } else if (key === "ArrowLeft" && li) li.closest(".group").querySelector("[data-open]")?.focus();
    else if (key === "ArrowRight" && event.target.matches("[data-open]")) event.target.closest(".group").querySelector(".words").focus();
    else if (["1", "2", "3"].includes(key) && li) scoped({ kind: "near", id: li.dataset.id, depth: Number(key) }, "statements");
    else return;
    event.preventDefault();
  });
}
function startLooks() {
  $("how").addEventListener("change", ({ target }) => {
    const key = target.dataset.look;
    if (!key) return;
    state[key] = target.value;
    readLooks(drawn.list);
    network.redraw();
    legend();
    writeHash();
  });
}
const inStatements = () => (pictured() ? $("canvas") : $("cards").querySelector(".words[tabindex='0']") ?? $("cards"));
