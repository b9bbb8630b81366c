# The statement is laid to Kern, while the words that name its source mean Lind.
DELETE { GRAPH ?g { ?s sayso:speaker ?lind } }
INSERT { GRAPH ?g { ?s sayso:speaker ?kern } }
WHERE { GRAPH ?g { ?s sayso:speaker ?lind ; sayso:speechAct act:deny . ?kern rdfs:label "Ada Kern" } }
