// When it was said, or which time is spoken of: bars by day, month or year, a range, and what carries no date.
const DAY = 86400000;
const WAYS = [
  { of: (d) => d, next: (d) => new Date(Date.parse(d) + DAY).toISOString().slice(0, 10), range: (d) => [d, d] },
  { of: (d) => d.slice(0, 7), next: (m) => new Date(Date.UTC(+m.slice(0, 4), +m.slice(5, 7), 1)).toISOString().slice(0, 7), range: (m) => [`${m}-01`, new Date(Date.UTC(+m.slice(0, 4), +m.slice(5, 7), 0)).toISOString().slice(0, 10)] },
  { of: (d) => d.slice(0, 4), next: (y) => String(+y + 1).padStart(4, "0"), range: (y) => [`${y}-01-01`, `${y}-12-31`] },
];
// The bars span all but the outermost hundredths, so that one stray year does not push the rest aside;
// what lies farther out is counted in the outermost bars.
function binned(axis) {
  const dated = axis.map((d) => d?.[0]).filter((d) => /^\d{4}-\d\d-\d\d$/.test(d ?? "")).sort();
  if (!dated.length) return null;
  const first = dated[Math.floor(dated.length / 100)], last = dated[Math.ceil((dated.length * 99) / 100) - 1], known = { least: dated[0], most: dated.at(-1) };
  for (const way of WAYS) {
    const bins = [], [low, high] = [first, last].map(way.of);
    for (let at = low; at <= high && bins.length < 41; at = way.next(at)) bins.push(at);
    if (bins.length <= 40 || way === WAYS[2]) return { ...known, way, bins: bins.length <= 40 ? bins : [...new Set(dated.map(way.of).filter((bin) => bin >= low && bin <= high))], early: way.of(dated[0]) < low, late: way.of(dated.at(-1)) > high };
  }
  return null;
}
const BARS = { said: binned(AXES.said), of: binned(AXES.of) };
function column(share) {
  const col = el("span", { class: "col" });
  col.style.height = `${Math.round(share * 26)}px`;
  return col;
}

// What a bar stands for: the outermost hold what lies beyond them too.
function reach(bars, [a, b]) {
  const early = a === 0 && bars.early, late = b === bars.bins.length - 1 && bars.late, low = bars.bins[a], high = bars.bins[b];
  return { from: early ? "" : bars.way.range(low)[0], to: late ? "" : bars.way.range(high)[1], words: early && late ? "all times" : early ? `until ${high}` : late ? `from ${low}` : a === b ? low : `${low} to ${high}` };
}
// Where there is room for few bars each stands for several days, months or years.
const LEAST_WIDE = 26;
function barsEach() {
  const bars = BARS[state.axis], wide = brush.wide || document.querySelector("main").clientWidth, room_ = wide - (wide > 1250 ? 590 : 30) - (days().includes(null) ? 72 : 0);
  return bars ? Math.max(1, Math.ceil((bars.bins.length * LEAST_WIDE) / Math.max(room_, 3 * LEAST_WIDE))) : 1;
}

function axisButtons() {
  if (!BARS.of || !BARS.said) return null;
  const one = (axis, text) => button({ "data-key": axis, "aria-pressed": String(state.axis === axis), onclick: () => { Object.assign(state, { axis, from: "", to: "", undated: true }); refresh(true); } }, text);
  return el("div", { class: "axis", role: "group", "aria-label": "Which time" }, one("said", "When it was said"), one("of", "Time spoken of"));
}

function showTimeline() {
  const tally = new Map(), { timely } = sift(), when = days(), box = $("timeline"), bars = BARS[state.axis];
  box.hidden = !bars;
  if (!bars) return;
  let undated = 0;
  const each = (showTimeline.each = barsEach()), parts = [], place_ = new Map();
  for (let a = 0; a < bars.bins.length; a += each) parts.push([a, Math.min(a + each, bars.bins.length) - 1]);
  bars.bins.forEach((bin, i) => place_.set(bin, Math.floor(i / each)));
  for (const i of timely) if (when[i]) {
    const own = bars.way.of(when[i][0]), bin = place_.get(own < bars.bins[0] ? bars.bins[0] : own > bars.bins.at(-1) ? bars.bins.at(-1) : own);
    tally.set(bin, (tally.get(bin) ?? 0) + 1);
  } else undated += 1;
  const most = Math.max(1, ...tally.values()), keep = document.activeElement?.closest?.("#timeline") ? document.activeElement.dataset.key : null;
  const bar = (key, n, words, on, act, more) => button({ class: "bar", "data-key": key, ...more, "aria-pressed": String(on), "aria-label": `${words}: ${count(n, "statement")}`, title: `${words}: ${count(n, "statement")}`, onclick: act },
    el("span", { class: "n" }, n ? number(n) : ""), column(Math.min(1, n / most)));
  const stop = Math.min(showTimeline.at ?? 0, parts.length - 1);
  const all_ = parts.map((part, i) => {
    const { from, to, words } = reach(bars, part), on = (!state.from || !to || state.from <= to) && (!state.to || !from || state.to >= from) && Boolean(state.from || state.to), same = state.from === from && state.to === to;
    return bar(bars.bins[part[0]], tally.get(i) ?? 0, words, on, () => { showTimeline.at = i; Object.assign(state, same ? { from: "", to: "" } : { from, to }); refresh(true); }, { "data-from": from, "data-to": to, tabindex: i === stop ? null : "-1" });
  });
  const input = (key, text) => el("label", null, text, el("input", { type: "date", "data-key": key, value: state[key], min: bars.least, max: bars.most }));
  const none = state.axis === "said" ? "undated" : "no time";
  const without = undated || !state.undated ? el("div", { class: "bars undated" }, bar("undated", undated, `${none}, ${state.undated ? "shown" : "hidden"}`, state.undated, () => { state.undated = !state.undated; refresh(true); }), el("span", { class: "ends" }, none)) : null;
  const label = (i) => el("span", null, reach(bars, parts[i]).words);
  box.replaceChildren(...[
    el("h2", { class: "unseen" }, "When"),
    axisButtons(),
    el("div", { class: "bars", role: "group", "aria-label": state.axis === "said" ? "Statements by the day they were said" : "Statements by the time they speak of", "aria-describedby": "brush-how" }, all_), el("p", { class: "unseen", id: "brush-how" }, "Drag over the bars for a range; with the keyboard, arrows move and Shift with arrows takes a range."),
    el("div", { class: "range" }, input("from", "From "), input("to", "To "), timed() ? button({ class: "link", "data-key": "any", onclick: () => { Object.assign(state, { from: "", to: "", undated: true }); refresh(true); } }, "Any time") : null),
    without,
  ].filter(Boolean));
  box.querySelector(".bars").after(el("p", { class: "ends", "aria-hidden": "true" }, parts.length > 1 ? [label(0), label(parts.length - 1)] : label(0)));
  if (keep) box.querySelector(`[data-key="${CSS.escape(keep)}"]`)?.focus();
}
