# A certainty is none of its scheme.
DELETE { GRAPH ?g { ?s sayso:certainty val:possible } }
INSERT { GRAPH ?g { ?s sayso:certainty val:maybe } }
WHERE { GRAPH ?g { ?s sayso:certainty val:possible } }
