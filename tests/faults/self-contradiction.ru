# A statement contradicts itself.
INSERT { GRAPH graph:article-001_mini { ?s sayso:contradicts ?s } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny } }
