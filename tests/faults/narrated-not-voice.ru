# What the text tells itself is laid to a person.
DELETE { GRAPH ?g { ?r sayso:quoteStyle val:narrated } }
INSERT { GRAPH ?g { ?r sayso:quoteStyle val:direct } }
WHERE { GRAPH ?g { ?r sayso:quoteStyle val:narrated } }
