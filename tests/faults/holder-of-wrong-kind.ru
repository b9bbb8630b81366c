# A source without a name is called a resolved one.
DELETE { GRAPH ?g { ?s sayso:holderStatus val:unnamed } }
INSERT { GRAPH ?g { ?s sayso:holderStatus val:resolved } }
WHERE { GRAPH ?g { ?s sayso:holderStatus val:unnamed } }
