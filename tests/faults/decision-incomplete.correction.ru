# A correction corrects nothing.
DELETE { GRAPH ?g { ?d sayso:outcome val:accepted } }
INSERT { GRAPH ?g { ?d sayso:outcome val:corrected } }
WHERE { GRAPH ?g { ?d sayso:outcome val:accepted } }
