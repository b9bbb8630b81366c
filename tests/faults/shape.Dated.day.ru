# A fact since a year, where a day is wanted.
DELETE { GRAPH ?g { ?f sayso:earliest ?d } }
INSERT { GRAPH ?g { ?f sayso:earliest "1945"^^xsd:gYear } }
WHERE { GRAPH ?g { ?f a sayso:Fact ; sayso:earliest ?d } }
