# The experts speak in an article that is not theirs.
DELETE { GRAPH ?g { ?u sayso:inArticle ?a } }
INSERT { GRAPH ?g { ?u sayso:inArticle article:002 } }
WHERE { GRAPH ?g { ?u rdfs:label "Experts" ; sayso:inArticle ?a } }
