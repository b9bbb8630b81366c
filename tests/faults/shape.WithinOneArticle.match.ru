# An unnamed source is matched with Wikidata.
INSERT { GRAPH graph:article-001_mini { ?u skos:exactMatch wd:Q1 } }
WHERE { GRAPH ?g { ?u rdfs:label "Experts" } }
