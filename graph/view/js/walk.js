// Steps along the lines: speaker or country to statement and back, statement to statement where
// one disputes the other. A scope is the statements such a walk leaves.
const hangs = new Map();
for (const s of statements)
  for (const id of new Set([...holders(s), ...all(s.candidates ? ["ambiguous"] : []), ...all(s.about), ...all(s.via)]))
    (hangs.get(id) ?? hangs.set(id, []).get(id)).push(s);
const audible = (s) => state.voice || !narrated(s);
const touches = (s, id) => s.id === id || holders(s).includes(id) || all(s.about).includes(id) || all(s.via).includes(id) || (id === "ambiguous" && s.candidates != null);

function stepsFrom(id) {
  if (kindOfNode(id) !== "statements") return all(hangs.get(id)).filter(audible).map((s) => s.id);
  const s = get(id);
  return [...holders(s), ...all(s.about), ...all(s.via), ...[...all(disputes.get(id))].filter((other) => audible(get(other)))];
}

function nearby(id, depth) {
  const seen = new Set([id]);
  for (let edge = [id], left = depth; left > 0; left -= 1) {
    const next = [];
    for (const one of edge) for (const other of stepsFrom(one)) if (!seen.has(other)) { seen.add(other); next.push(other); }
    edge = next;
  }
  return [...seen].filter((one) => kindOfNode(one) === "statements");
}

function shortest(from, to) {
  const came = new Map([[from, null]]);
  for (const one of came.keys()) {
    if (one === to) break;
    for (const other of stepsFrom(one)) if (!came.has(other)) came.set(other, one);
  }
  if (!came.has(to)) return null;
  const path = [];
  for (let at = to; at !== null; at = came.get(at)) path.unshift(at);
  return path;
}

// The numbers of the statements in scope; null when there is none.
function scopeOf() {
  const { scope } = state, numbers = (ids) => new Set(ids.map((id) => get(id).at));
  if (!scope) return null;
  if (scope.kind === "near") return numbers(nearby(scope.id, scope.depth));
  if (scope.kind === "among") return numbers(scope.ids);
  const [a, b] = scope.ends;
  return numbers(all(shortest(a, b)).filter((id) => kindOfNode(id) === "statements"));
}

function scopeWords() {
  const { scope } = state, n = shown().length;
  if (scope.kind === "near") return ["Within ", count(scope.depth, "step"), " of ", name(kindOfNode(scope.id) === "statements" ? said(get(scope.id)) : named(scope.id)), `: ${count(n, "statement")}`];
  if (scope.kind === "among") return [`${scope.words ?? "Found by the query"}: ${count(n, "statement")}`];
  const [a, b] = scope.ends.map((id) => name(named(id)));
  const path = shortest(...scope.ends);
  if (!path) return ["No path leads from ", a, " to ", b, "."];
  return ["Shortest path from ", a, " to ", b, `: ${count(path.length - 1, "step")} over ${count(path.filter((id) => kindOfNode(id) === "statements").length, "statement")}`];
}
