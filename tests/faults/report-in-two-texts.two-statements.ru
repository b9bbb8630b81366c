# One report reports two statements.
INSERT { GRAPH graph:article-001_mini { ?r sayso:reports ?s } }
WHERE { GRAPH ?g { ?r sayso:cue "deny" . ?s sayso:holderStatus val:unknown } }
