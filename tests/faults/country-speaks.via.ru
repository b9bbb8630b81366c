# A country is said to have passed a statement on.
INSERT { GRAPH graph:article-001_mini { ?s sayso:via country:se } }
WHERE { GRAPH ?g { ?s sayso:holderStatus val:unnamed } }
