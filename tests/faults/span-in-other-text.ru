# A report points at the words of another text.
INSERT { GRAPH graph:article-001_mini { ?r sayso:contentSpan mention:other . mention:other a sayso:Mention ; sayso:inText text:other ; sayso:start 0 ; sayso:end 3 ; sayso:exact "war" } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" } }
