# A cue ends behind the last character of its text.
INSERT { GRAPH ?g { ?r sayso:cueSpan mention:12e6ad03ee566bcb-600-6000 } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" } }
