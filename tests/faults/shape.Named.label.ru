# An actor without a label.
DELETE { GRAPH ?g { ?k rdfs:label "Otto Lind" } }
WHERE { GRAPH ?g { ?k rdfs:label "Otto Lind" } }
