# A statement without polarity.
DELETE { GRAPH ?g { ?s sayso:polarity val:negative } }
WHERE { GRAPH ?g { ?s sayso:polarity val:negative } }
