# A fact nobody can look up.
DELETE { GRAPH ?g { ?f dcterms:source ?where } }
WHERE { GRAPH ?g { ?f a sayso:Fact ; dcterms:source ?where } }
