# A span counts UTF-16 units: one too many behind the camera.
DELETE { GRAPH ?g { ?r sayso:contentSpan ?m } }
INSERT { GRAPH ?g { ?r sayso:contentSpan mention:12e6ad03ee566bcb-527-551 } }
WHERE { GRAPH ?g { ?r sayso:cue "warn" ; sayso:contentSpan ?m } }
