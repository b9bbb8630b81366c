# A statement is about a person where a country is due.
INSERT { GRAPH graph:article-001_mini { ?s sayso:about ?s } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny } }
