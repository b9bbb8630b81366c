# Of two who are said to speak together one is missing.
DELETE { GRAPH ?g { ?s sayso:holderStatus val:resolved } }
INSERT { GRAPH ?g { ?s sayso:holderStatus val:joint } }
WHERE { GRAPH ?g { ?s sayso:holderStatus val:resolved ; sayso:speechAct act:deny } }
