# A statement is about a country that nothing describes.
INSERT { GRAPH graph:article-001_mini { ?s sayso:about country:dk } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny } }
