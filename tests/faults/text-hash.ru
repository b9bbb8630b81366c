# The stored text was edited behind the hash.
DELETE { GRAPH ?g { ?t sayso:text ?words } }
INSERT { GRAPH ?g { ?t sayso:text ?more } }
WHERE { GRAPH ?g { ?t sayso:text ?words BIND (CONCAT(?words, " ") AS ?more) } }
