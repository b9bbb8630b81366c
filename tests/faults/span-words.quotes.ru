# Curly quotation marks were straightened in the words of a statement.
DELETE { GRAPH ?g { ?s sayso:content ?x } }
INSERT { GRAPH ?g { ?s sayso:content ?y } }
WHERE { GRAPH ?g { ?s sayso:content ?x FILTER (CONTAINS(?x, "“")) BIND (REPLACE(?x, "“", "'") AS ?y) } }
