# A span is moved by one character and keeps its length.
DELETE { GRAPH ?g { ?r sayso:contentSpan ?m } }
INSERT { GRAPH ?g { ?r sayso:contentSpan mention:12e6ad03ee566bcb-210-248 } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" ; sayso:contentSpan ?m } }
