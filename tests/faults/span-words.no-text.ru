# The text version no longer holds its text.
DELETE { GRAPH ?g { ?t sayso:text ?words } }
WHERE { GRAPH ?g { ?t sayso:text ?words } }
