# The extractor's confidence stands on the statement, as if it were the speaker's.
INSERT { GRAPH graph:article-001_mini { ?s sayso:confidence 0.5 } }
WHERE { GRAPH ?g { ?s a sayso:Statement ; sayso:speechAct act:deny } }
