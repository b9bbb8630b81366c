# A promotion names no fact.
DELETE { GRAPH ?g { ?d sayso:promotes ?f } }
WHERE { GRAPH ?g { ?d sayso:promotes ?f } }
