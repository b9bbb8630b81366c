# The experts of two articles are made one.
INSERT DATA { GRAPH graph:article-001_mini { article:002 a sayso:Article ; rdfs:label "two" ; sayso:path "002.txt" . } } ;
INSERT { GRAPH graph:article-001_mini { ?u sayso:inArticle article:002 } }
WHERE { GRAPH ?g { ?u rdfs:label "Experts" } }
