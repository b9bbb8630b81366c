# The speaker of a statement is described nowhere.
DELETE { GRAPH ?g { ?k ?p ?o } }
WHERE { GRAPH ?g { ?k rdfs:label "Otto Lind" ; ?p ?o } }
