# A match by a relation that is none.
DELETE { GRAPH ?g { ?m sayso:mapping ?s } } INSERT { GRAPH ?g { ?m sayso:mapping skos:broadMatch } }
WHERE { GRAPH ?g { ?m a sayso:Match ; sayso:mapping ?s } }
