# A report by no extractor and no person.
DELETE { GRAPH ?g { ?r sayso:rule ?rule } }
WHERE { GRAPH ?g { ?r sayso:rule ?rule } }
