# A report points at the words of another text.
INSERT { GRAPH graph:article-001_mini { ?r sayso:contentSpan mention:0123456789abcdef-0-3 } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" } }
