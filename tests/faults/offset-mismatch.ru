# An end is off by one.
DELETE { GRAPH ?g { ?m sayso:end ?e } }
INSERT { GRAPH ?g { ?m sayso:end ?f } }
WHERE { GRAPH ?g { ?m sayso:exact "denied" ; sayso:end ?e BIND (?e + 1 AS ?f) } }
