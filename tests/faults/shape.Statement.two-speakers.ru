# A statement that nobody is said to make together has two speakers.
INSERT { GRAPH graph:article-001_mini { ?s sayso:speaker actor:gov-no } }
WHERE { GRAPH ?g { ?s a sayso:Statement ; sayso:speechAct act:deny } }
