# A report says that its words begin later than they do.
DELETE { GRAPH ?g { ?r sayso:start ?n } }
INSERT { GRAPH ?g { ?r sayso:start 215 } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" ; sayso:start ?n } }
