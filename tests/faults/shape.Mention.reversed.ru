# A mention ends before it starts.
DELETE { GRAPH ?g { ?m sayso:end ?e } }
INSERT { GRAPH ?g { ?m sayso:end 1 } }
WHERE { GRAPH ?g { ?m sayso:exact "denied" ; sayso:end ?e } }
