# One report lies in two texts.
INSERT { GRAPH graph:article-001_mini { ?r sayso:inText text:other . text:other a sayso:TextVersion } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" } }
