# A certainty takes a value of the scale of polarity.
DELETE { GRAPH ?g { ?s sayso:certainty val:probable } }
INSERT { GRAPH ?g { ?s sayso:certainty val:positive } }
WHERE { GRAPH ?g { ?s sayso:certainty val:probable } }
