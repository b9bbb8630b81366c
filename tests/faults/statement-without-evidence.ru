# The report of a statement is gone.
DELETE { GRAPH ?g { ?r ?p ?o } }
WHERE { GRAPH ?g { ?r a sayso:Report ; sayso:reports ?s ; ?p ?o . ?s sayso:speechAct act:deny } }
