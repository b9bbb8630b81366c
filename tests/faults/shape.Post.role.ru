# A post without the words of its office.
DELETE { GRAPH ?g { ?p sayso:role ?r } }
WHERE { GRAPH ?g { ?p sayso:role ?r } }
