# A country holds a statement.
DELETE { GRAPH ?g { ?s sayso:speaker actor:gov-no } }
INSERT { GRAPH ?g { ?s sayso:speaker country:no } }
WHERE { GRAPH ?g { ?s sayso:speaker actor:gov-no } }
