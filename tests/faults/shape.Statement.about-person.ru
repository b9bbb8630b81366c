# A statement is about a statement where a country or an actor is due.
INSERT { GRAPH graph:article-001_mini { ?s sayso:about ?s } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny } }
