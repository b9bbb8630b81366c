# The words of a source end before they begin.
INSERT { GRAPH ?g { ?r sayso:sourceSpan mention:12e6ad03ee566bcb-20-10 } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" } }
