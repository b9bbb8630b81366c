# A link that is surer than sure.
DELETE { GRAPH ?g { ?link sayso:linkScore ?s } } INSERT { GRAPH ?g { ?link sayso:linkScore 1.5 } }
WHERE { GRAPH ?g { ?link sayso:linkScore ?s } }
