# The article's voice is called an unnamed source.
DELETE { GRAPH ?g { ?s sayso:holderStatus val:voice } }
INSERT { GRAPH ?g { ?s sayso:holderStatus val:unnamed } }
WHERE { GRAPH ?g { ?s sayso:holderStatus val:voice } }
