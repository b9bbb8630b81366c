// A first look in four steps, offered once: whoever closes it is not asked again. A browser that keeps
// nothing is not asked at all, for it could not remember the answer; Help shows the steps any time.
const STEPS = [
  ["Disputes come first", "Who says so stands on the left, who says otherwise on the right. Nobody is called right. Choose any words to read them in their article.", () => document.querySelector("#findings .card") ?? $("findings"), "findings"],
  ["Find anybody, anything", "Type a name, a role, a country, an outlet or words; one letter off is fine. “/” leads here from anywhere.", () => document.querySelector(".search"), null],
  ["The words behind it", "Each statement opens on its sentence, with the words marked. Below: who disputes it, how it was read, and “This is wrong”.", () => $("evidence").hidden ? document.querySelector("#findings .quote") ?? $("tab-table") : $("evidence"), "findings"],
  ["Narrow by time and by anything", "Drag over the bars for a stretch of time, tick values at the side. What narrows the page stands above it, to be taken back.", () => $("timeline").hidden ? $("filters") : $("timeline"), null],
];
const remembers = () => { keep("probe", "1"); return kept("probe") === "1"; };
const forEver = () => { keep("tour", "done"); $("welcome").hidden = true; };

function showStep(at) {
  const [title, text, where_, view] = STEPS[at], box = $("tour");
  if (view && state.view !== view) show(view);
  for (const old of document.querySelectorAll(".toured")) old.classList.remove("toured");
  const target = where_();
  target.classList.add("toured");
  target.scrollIntoView({ block: "nearest" });
  const close = () => { forEver(); target.classList.remove("toured"); box.hidden = true; $("search").focus(); };
  box.hidden = false;
  box.replaceChildren(el("p", { class: "kind" }, `Step ${at + 1} of ${STEPS.length}`), el("h2", { id: "tour-title", tabindex: "-1" }, title), el("p", null, text),
    el("p", { class: "row" }, at ? button({ onclick: () => showStep(at - 1) }, "Back") : null, at < STEPS.length - 1 ? button({ class: "strong", onclick: () => showStep(at + 1) }, "Next") : button({ class: "strong", onclick: close }, "Done"), at < STEPS.length - 1 ? button({ class: "link end", onclick: close }, "Close, and never again") : null));
  box.onkeydown = (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } };
  // It stands where it hides nothing of what it speaks of.
  const r = target.getBoundingClientRect();
  box.classList.toggle("high", r.top + r.height / 2 > innerHeight / 2);
  $("tour-title").focus({ preventScroll: true });
}

function startTour(addressed) {
  $("help-tour").onclick = () => { $("keys-box").close(); showStep(0); };
  $("tour-go").onclick = () => { $("welcome").hidden = true; showStep(0); };
  $("tour-never").onclick = () => { forEver(); $("search").focus(); };
  // A link leads to what it names.
  $("welcome").hidden = addressed || kept("tour") === "done" || !remembers();
}
