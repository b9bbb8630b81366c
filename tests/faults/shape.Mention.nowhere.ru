# A mention does not say where it stands.
INSERT { GRAPH ?g { ?r sayso:cueSpan mention:somewhere } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" } }
