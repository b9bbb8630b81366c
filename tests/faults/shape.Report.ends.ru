# A report does not say where its words end.
DELETE { GRAPH ?g { ?r sayso:end ?n } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" ; sayso:end ?n } }
