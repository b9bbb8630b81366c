// What is new since an earlier build, where the page was made with one to compare with.
const SINCE = data.earlier ? plain(data.earlier.name) : "";
const turned = (s) => all(data.earlier?.statements[s.id]);
const TURNS = { added: "new", changed: "reads otherwise", same: "as before" };

// One line in the evidence of a statement.
function earlierLine(s) {
  const [kind, ...why] = turned(s);
  return kind ? el("p", { class: "kind earlier" }, el("b", null, kind === "added" ? "New" : "Reads otherwise"), ` since ${SINCE}: `, name(why.join("; "))) : null;
}

const LATEST = 12;
function earlierSection(list) {
  if (!data.earlier) return null;
  const { summary, gone, left } = data.earlier, found = list.filter((s) => turned(s).length), lost = gone.length + left;
  return section(`Since ${SINCE}`, "",
    el("ul", { class: "list" }, summary.map((line) => el("li", null, name(line)))),
    found.length ? el("div", { class: "quotes" }, found.slice(0, LATEST).map((s) => el("div", { class: "turn" }, quote(s), earlierLine(s)))) : el("p", { class: "kind" }, "Nothing of what is shown is new or reads otherwise."),
    found.length > LATEST ? button({ class: "more", onclick: () => narrow({ since: ["added", "changed"] }, "table") }, `All ${number(found.length)} in the table`) : null,
    lost ? el("details", { id: "gone" }, el("summary", null, `${count(lost, "statement")} gone`), el("ul", { class: "list" }, gone.map((one) => el("li", null, el("b", null, name(one.who)), ": ", name(one.words), el("p", { class: "kind" }, name(`${one.article}: ${one.why}`))))), left ? el("p", { class: "kind" }, `${number(left)} more; “sayso diff” names them all`) : null) : null);
}
