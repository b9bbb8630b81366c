# The experts are said to be somebody of another graph.
INSERT { GRAPH graph:article-001_mini { ?u owl:sameAs actor:nato } }
WHERE { GRAPH ?g { ?u rdfs:label "Experts" } }
