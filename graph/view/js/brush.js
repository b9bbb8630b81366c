// Brushing over the bars: a drag (mouse, pen or finger) takes a range of time, arrow keys move, with
// Shift they take the range along; everything on the page follows while one does.
const brush = { from: -1, to: -1, on: false, undo: null, slow: false, due: 0, wide: 0 };
const barsNow = () => [...$("timeline").querySelectorAll(".bars:not(.undated) .bar")];

// The range from one bar to another; each bar carries its own ends.
function take(a, b) {
  const list = barsNow(), [low, high] = [list[Math.min(a, b)], list[Math.max(a, b)]];
  if (!low || !high) return false;
  const next = { from: low.dataset.from, to: high.dataset.to };
  if (next.from === state.from && next.to === state.to) return false;
  Object.assign(state, next);
  return true;
}
// Where a redraw takes long, the page follows once the drag has ended.
function follow(end = false) {
  cancelAnimationFrame(brush.due);
  const draw = () => { const at = performance.now(); refresh(true); brush.slow = performance.now() - at > 90; };
  if (end) draw(); else if (brush.slow) showTimeline(); else brush.due = requestAnimationFrame(draw);
}
function barAt(x) {
  const list = barsNow(), at = list.findIndex((bar) => x < bar.getBoundingClientRect().right);
  return at < 0 ? list.length - 1 : at;
}

function startBrush() {
  const box = $("timeline");
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.closest(".bars:not(.undated)")) return;
    Object.assign(brush, { from: barAt(event.clientX), on: false, undo: { from: state.from, to: state.to } });
    if (event.shiftKey) { const pressed = barsNow().map((bar, i) => (bar.getAttribute("aria-pressed") === "true" ? i : -1)).filter((i) => i >= 0); if (pressed.length) brush.from = brush.from > pressed[0] ? pressed[0] : pressed.at(-1); }
  });
  box.addEventListener("pointermove", (event) => {
    if (brush.from < 0 || !(event.buttons & 1)) return;
    const at = barAt(event.clientX);
    if (!brush.on && at === brush.from) return;
    if (!brush.on) { brush.on = true; box.setPointerCapture(event.pointerId); box.classList.add("brushing"); }
    if (take(brush.from, at)) follow();
    event.preventDefault();
  });
  const swallow = () => { brush.click = true; setTimeout(() => { brush.click = false; }); };
  const end = (keep_) => (event) => {
    const was = brush.on;
    if (!was && keep_ && event.shiftKey && brush.from >= 0 && take(brush.from, barAt(event.clientX))) { follow(true); swallow(); }
    Object.assign(brush, { from: -1, on: false });
    box.classList.remove("brushing");
    if (!was) return;
    swallow();
    if (!keep_) Object.assign(state, brush.undo);
    follow(true);
    announce(`${[state.from || "from the first", state.to || "to the last"].join(" to ")}: ${$("count").textContent}`);
  };
  box.addEventListener("pointerup", end(true));
  box.addEventListener("pointercancel", end(false));
  // The click that ends a drag chooses no bar.
  box.addEventListener("click", (event) => { if (brush.click) { brush.click = false; event.stopPropagation(); event.preventDefault(); } }, true);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && brush.on) { end(false)(event); event.stopPropagation(); return; }
    const list = barsNow(), here = list.indexOf(event.target), way = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (here < 0 || !way) return;
    event.preventDefault();
    const to = Math.min(list.length - 1, Math.max(0, here + way));
    if (event.shiftKey) {
      if (brush.anchor == null || !list[brush.anchor]) brush.anchor = here;
      if (take(brush.anchor, to)) refresh(true);
      announce(`${state.from || "the first"} to ${state.to || "the last"}, ${count(shown().length, "statement")}`);
    } else brush.anchor = null;
    focusBar(to);
  });
  new ResizeObserver(([{ contentRect }]) => { brush.wide = contentRect.width; if (!brush.on && barsEach() !== showTimeline.each) showTimeline(); }).observe(document.querySelector("main"));
}
// One of the bars is reached by Tab, the others by arrows.
function focusBar(at) {
  const list = barsNow();
  list.forEach((bar, i) => { bar.tabIndex = i === at ? 0 : -1; });
  showTimeline.at = at;
  list[at]?.focus();
}
