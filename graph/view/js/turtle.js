// What is shown as triples: the same names and the same values as in graph.ttl, so that every
// triple of an export is one of the graph.
const BASE = data.base, NS = { sayso: `${BASE}ns#`, act: `${BASE}act#`, val: `${BASE}val#`, rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", schema: "https://schema.org/" };
const KINDS = { person: "Person", organization: "Organization", government: "Government", group: "Group", unnamed: "UnnamedSource", voice: "ArticleVoice" };
function iri(id) {
  const colon = id.indexOf(":"), prefix = id.slice(0, colon);
  if (/^(https?|urn)$/.test(prefix)) return `<${id}>`;
  return `<${NS[prefix] ?? `${BASE}id/${prefix}/`}${id.slice(colon + 1)}>`;
}
const ESCAPED = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const literal = (text, lang) => `"${String(text).replace(/[\\"\n\r\t]/g, (c) => ESCAPED[c])}"${lang ? `@${lang}` : ""}`;

function triplesOf(list) {
  const lines = new Set(), add = (s, p, o) => lines.add(`${s} ${iri(p)} ${o} .`), type = (s, kind) => add(s, "rdf:type", iri(`sayso:${kind}`));
  const actors = new Set(), countries = new Set(), articles = new Set();
  const mention = (version, [a, b]) => iri(`mention:${version.slice(5)}-${a}-${b}`);
  for (const s of list) {
    const me = iri(s.id);
    type(me, "Statement");
    add(me, "sayso:content", literal(s.words));
    for (const [p, v] of [["speechAct", `act:${s.act}`], ["polarity", `val:${s.polarity}`], ["certainty", `val:${s.certainty}`], ["holderStatus", `val:${s.holder}`]]) add(me, `sayso:${p}`, iri(v));
    for (const [p, ids] of [["speaker", saidBy(s)], ["candidateSpeaker", s.candidates], ["via", s.via]]) for (const id of all(ids)) { add(me, `sayso:${p}`, iri(id)); actors.add(id); }
    for (const id of all(s.about)) { add(me, "sayso:about", iri(id)); (kindOfNode(id) === "countries" ? countries : actors).add(id); }
    if (s.via && s.chain) add(me, "sayso:chain", literal(s.chain));
    for (const [kind, ids] of Object.entries(s.links ?? {})) for (const id of ids) add(me, `sayso:${kind}`, iri(id));
    for (const r of s.reports) {
      const at = iri(r.id), version = get(r.article)?.version;
      type(at, "Report"); add(at, "sayso:reports", me); articles.add(r.article);
      if (!version) continue;
      add(at, "sayso:inText", iri(version));
      for (const [p, found] of [["contentSpan", r.content], ["cueSpan", r.cue], ["sourceSpan", r.source]]) for (const span of found) add(at, `sayso:${p}`, mention(version, span));
    }
  }
  for (const id of actors) if (get(id)) { type(iri(id), KINDS[get(id).kind]); if (get(id).kind !== "voice") add(iri(id), "rdfs:label", literal(get(id).label, get(id).lang)); }
  for (const id of countries) if (get(id)) { type(iri(id), "Country"); add(iri(id), "rdfs:label", literal(get(id).label, get(id).lang)); }
  for (const id of articles) if (get(id)) {
    const a = get(id);
    type(iri(id), "Article"); add(iri(id), "rdfs:label", literal(a.written ?? a.title)); add(iri(id), "sayso:path", literal(a.path));
    if (a.version) { type(iri(a.version), "TextVersion"); add(iri(a.version), "sayso:versionOf", iri(id)); }
  }
  return [...lines].sort();
}

// The triples of one subject together, under the usual prefixes.
function turtle(list) {
  const short = (term) => term.replace(/<([^<>]*)>/g, (whole, full) => {
    for (const [prefix, base] of Object.entries(NS)) if (full.startsWith(base) && /^\w+$/.test(full.slice(base.length))) return `${prefix}:${full.slice(base.length)}`;
    return whole;
  });
  const blocks = new Map();
  for (const line of triplesOf(list)) {
    const [, subject, predicate, object] = line.match(/^(\S+) (\S+) (.*) \.$/s);
    (blocks.get(subject) ?? blocks.set(subject, []).get(subject)).push(`${predicate.endsWith("#type>") ? "a" : short(predicate)} ${object.startsWith('"') ? object.replace(/\^\^(<[^<>]*>)$/, (_, kind) => `^^${kind}`) : short(object)}`);
  }
  const head = Object.entries(NS).sort().map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`);
  return [...head, "", ...[...blocks].map(([subject, pairs]) => `${subject} ${pairs.join(" ;\n\t")} .\n`)].join("\n");
}
