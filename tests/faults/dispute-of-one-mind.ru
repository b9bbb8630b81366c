# A dispute in which nobody contradicts anybody.
DELETE { GRAPH ?g { ?a sayso:contradicts ?b } } WHERE { GRAPH ?g { ?a sayso:contradicts ?b } }
