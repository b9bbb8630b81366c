# One of the two candidates is gone.
DELETE { GRAPH ?g { ?s sayso:candidateSpeaker ?who } }
WHERE { GRAPH ?g { ?s sayso:candidateSpeaker ?who . ?who rdfs:label "Ida Moen" } }
