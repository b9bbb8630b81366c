# A span counts UTF-16 units: one too many behind the camera.
DELETE { GRAPH ?g { ?m sayso:end ?e ; sayso:start ?s } }
INSERT { GRAPH ?g { ?m sayso:end ?f ; sayso:start ?t } }
WHERE { GRAPH ?g { ?m sayso:exact "Experts" ; sayso:end ?e ; sayso:start ?s BIND (?e + 1 AS ?f) BIND (?s + 1 AS ?t) } }
