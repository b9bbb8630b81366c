# An extractor is surer than sure.
DELETE { GRAPH ?g { ?r sayso:confidence 0.9 } }
INSERT { GRAPH ?g { ?r sayso:confidence 1.2 } }
WHERE { GRAPH ?g { ?r sayso:confidence 0.9 } }
