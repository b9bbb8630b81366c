# A mention is left over from a report that is gone.
DELETE { GRAPH ?g { ?r sayso:cueSpan ?m } }
INSERT { GRAPH ?g { ?r sayso:rule "left over" } }
WHERE { GRAPH ?g { ?r sayso:cueSpan ?m ; sayso:cue "deny" } }
