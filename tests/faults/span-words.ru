# A span is moved by one character and keeps its length.
DELETE { GRAPH ?g { ?m sayso:end ?e ; sayso:start ?s } }
INSERT { GRAPH ?g { ?m sayso:end ?f ; sayso:start ?t } }
WHERE { GRAPH ?g { ?m sayso:exact "denied" ; sayso:end ?e ; sayso:start ?s BIND (?e + 1 AS ?f) BIND (?s + 1 AS ?t) } }
