# One candidate of an ambiguous statement is made its speaker.
INSERT { GRAPH graph:article-001_mini { ?s sayso:speaker ?who } }
WHERE { GRAPH ?g { ?s sayso:candidateSpeaker ?who } }
