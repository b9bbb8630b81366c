// When it was said: bars by day, month or year, a range, and what carries no date.
const DAY = 86400000;
const WAYS = [
  { of: (d) => d, next: (d) => new Date(Date.parse(d) + DAY).toISOString().slice(0, 10), range: (d) => [d, d] },
  { of: (d) => d.slice(0, 7), next: (m) => new Date(Date.UTC(+m.slice(0, 4), +m.slice(5, 7), 1)).toISOString().slice(0, 7), range: (m) => [`${m}-01`, new Date(Date.UTC(+m.slice(0, 4), +m.slice(5, 7), 0)).toISOString().slice(0, 10)] },
  { of: (d) => d.slice(0, 4), next: (y) => String(+y + 1).padStart(4, "0"), range: (y) => [`${y}-01-01`, `${y}-12-31`] },
];
const dated = days.map((d) => d?.[0]).filter((d) => /^\d{4}-\d\d-\d\d$/.test(d ?? "")).sort();
function binned() {
  if (!dated.length) return null;
  for (const way of WAYS) {
    const bins = [];
    for (let at = way.of(dated[0]), end = way.of(dated.at(-1)); at <= end && bins.length < 41; at = way.next(at)) bins.push(at);
    if (bins.length <= 40) return { way, bins };
  }
  return { way: WAYS[2], bins: [...new Set(dated.map(WAYS[2].of))] };
}
const bars = binned();
function column(share) {
  const col = el("span", { class: "col" });
  col.style.height = `${Math.round(share * 26)}px`;
  return col;
}

function showTimeline() {
  const tally = new Map(), { timely } = sift();
  let undated = 0;
  for (const i of timely) if (days[i]) { const bin = bars?.way.of(days[i][0]); tally.set(bin, (tally.get(bin) ?? 0) + 1); } else undated += 1;
  const most = Math.max(1, undated, ...tally.values()), box = $("timeline"), keep = document.activeElement?.closest?.("#timeline") ? document.activeElement.dataset.key : null;
  const bar = (key, n, words, on, act) => button({ class: "bar", "data-key": key, "aria-pressed": String(on), "aria-label": `${words}: ${count(n, "statement")}`, title: `${words}: ${count(n, "statement")}`, onclick: act },
    el("span", { class: "n" }, n ? number(n) : ""), column(n / most));
  const all_ = all(bars?.bins).map((bin) => {
    const [from, to] = bars.way.range(bin), on = (!state.from || state.from <= to) && (!state.to || state.to >= from) && Boolean(state.from || state.to), same = state.from === from && state.to === to;
    return bar(bin, tally.get(bin) ?? 0, bin, on, () => { Object.assign(state, same ? { from: "", to: "" } : { from, to }); refresh(true); });
  });
  const input = (key, text) => el("label", null, text, el("input", { type: "date", "data-key": key, value: state[key], min: dated[0], max: dated.at(-1) }));
  const without = days.some((d) => !d) ? el("div", { class: "bars undated" }, bar("undated", undated, state.undated ? "Undated, shown" : "Undated, hidden", state.undated, () => { state.undated = !state.undated; refresh(true); }), el("span", { class: "ends" }, "undated")) : null;
  box.classList.toggle("bare", !bars);
  if (!bars) {
    box.replaceChildren(el("h2", { class: "unseen" }, "When"), el("p", { class: "kind" }, "Nothing here carries a date."),
      button({ "data-key": "undated", "aria-pressed": String(state.undated), onclick: () => { state.undated = !state.undated; refresh(true); } }, `undated ${number(undated)}`));
    if (keep) box.querySelector("button").focus();
    return;
  }
  box.replaceChildren(...[
    el("h2", { class: "unseen" }, "When"),
    el("div", { class: "bars", role: "group", "aria-label": "Statements by date", tabindex: all_.length > 12 ? "0" : null }, all_),
    el("div", { class: "range" }, input("from", "From "), input("to", "To "), timed() ? button({ class: "link", "data-key": "any", onclick: () => { Object.assign(state, { from: "", to: "", undated: true }); refresh(true); } }, "Any time") : null),
    without,
  ].filter(Boolean));
  box.querySelector(".bars").after(el("p", { class: "ends", "aria-hidden": "true" }, el("span", null, bars.bins[0]), el("span", null, bars.bins.at(-1))));
  if (keep) box.querySelector(`[data-key="${CSS.escape(keep)}"]`)?.focus();
}
