# A report is marked as accepted and nobody accepted it.
INSERT { GRAPH graph:derived { ?r sayso:verdict val:accepted } }
WHERE { GRAPH ?g { ?r sayso:cue "warn" } }
