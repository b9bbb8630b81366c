# A statement by nobody known is given a speaker.
INSERT { GRAPH graph:article-001_mini { ?s sayso:speaker actor:gov-no } }
WHERE { GRAPH ?g { ?s sayso:holderStatus val:unknown } }
