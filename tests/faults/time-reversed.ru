# A statement holds until a day before it begins.
DELETE { GRAPH ?g { ?s sayso:earliest ?d } }
INSERT { GRAPH ?g { ?s sayso:earliest "2026-01-01"^^xsd:date } }
WHERE { GRAPH ?g { ?s sayso:earliest ?d ; sayso:holderStatus val:voice } }
