# A comparator that is none.
DELETE { GRAPH ?g { ?q sayso:comparator ?c } }
INSERT { GRAPH ?g { ?q sayso:comparator val:roughly } }
WHERE { GRAPH ?g { ?q sayso:comparator ?c } }
