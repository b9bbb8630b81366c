# A statement takes an attitude to two propositions.
INSERT { GRAPH graph:article-001_mini { ?s sayso:proposition ?p } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:predict . ?t sayso:speechAct act:warn ; sayso:proposition ?p } }
