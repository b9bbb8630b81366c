# A date in words.
DELETE { GRAPH ?g { ?a schema:datePublished ?d } }
INSERT { GRAPH ?g { ?a schema:datePublished "3 March" } }
WHERE { GRAPH ?g { ?a schema:datePublished ?d } }
