# Curly quotation marks were straightened in a mention.
DELETE { GRAPH ?g { ?m sayso:exact ?x } }
INSERT { GRAPH ?g { ?m sayso:exact ?y } }
WHERE { GRAPH ?g { ?m sayso:exact ?x FILTER (CONTAINS(?x, "“")) BIND (REPLACE(?x, "“", "'") AS ?y) } }
