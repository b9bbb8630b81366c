// The search: suggestions while one types, arrow keys and Enter, "/" and Ctrl-K from anywhere.
const suggested = { list: [], at: -1 };
// What tells one from another of the same name.
function telling(id) {
  const item = get(id), kind = kindOfNode(id);
  if (kind === "articles") return [item.publisher, item.date?.slice(0, 10)].filter(Boolean).join(", ");
  if (kind !== "actors") return "";
  return role(item) || (item.article ? named(item.article) : "") || item.country || "";
}

function showSuggestions() {
  const box = $("suggestions"), input = $("search"), { list, at } = suggested, open = input.value.trim() !== "" && document.activeElement === input && !suggested.closed;
  box.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  const options = list.map((t, i) => el("li", { role: "option", id: `option-${i}`, "aria-selected": String(i === at), "data-at": i },
    el("b", null, name(named(t.id))), el("small", null, name([groupOf(t.id), telling(t.id)].filter((w, k, both) => w && fold(w) !== fold(both[0]) || k === 0).join(" · "))), el("i", null, number(t.n))));
  options.push(el("li", { role: "option", id: `option-${list.length}`, "aria-selected": String(at === list.length), "data-at": list.length, class: "all" },
    el("b", null, `All statements with “${plain(input.value)}”`)));
  box.replaceChildren(...options);
  if (at >= 0 && open) { input.setAttribute("aria-activedescendant", `option-${at}`); box.children[at]?.scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
}

function closeSuggestions() { suggested.closed = true; suggested.at = -1; showSuggestions(); }

function takeSuggestion(at) {
  const found = suggested.list[at];
  closeSuggestions();
  if (!found) { find(); return; }
  $("search").value = state.q = "";
  opener = $("search");
  select(found.id, { focus: true, step: true });
}

let waiting = 0;
function find() { clearTimeout(waiting); if (state.q === $("search").value) return; state.q = $("search").value; state.rows = 200; refresh(true); }

function startSearch() {
  const input = $("search"), box = $("suggestions");
  input.addEventListener("input", () => {
    Object.assign(suggested, { list: suggestions(input.value), at: -1, closed: false });
    showSuggestions();
    clearTimeout(waiting);
    if (statements.length > 1500) waiting = setTimeout(find, 220); else find();
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event, n = suggested.list.length + 1;
    if (box.hidden && key !== "Enter") return;
    if (key === "ArrowDown" || key === "ArrowUp") { suggested.at = key === "ArrowDown" ? (suggested.at + 1) % n : suggested.at <= 0 ? n - 1 : suggested.at - 1; showSuggestions(); }
    else if (key === "Enter") { if (suggested.at >= 0) takeSuggestion(suggested.at); else { closeSuggestions(); find(); announce($("count").textContent); } }
    else if (key === "Escape") { closeSuggestions(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(() => showSuggestions(), 120));
  input.addEventListener("focus", () => { if (input.value.trim()) { Object.assign(suggested, { list: suggestions(input.value), at: -1, closed: false }); showSuggestions(); } });
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("click", ({ target }) => { const at = target.closest("[data-at]")?.dataset.at; if (at != null) takeSuggestion(Number(at)); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select") || event.target.closest?.("dialog");
    if ((event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey)) {
      event.preventDefault();
      input.focus(); input.select();
    }
  });
}
