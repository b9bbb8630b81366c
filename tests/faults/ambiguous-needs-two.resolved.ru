# A statement with a known speaker has a candidate as well.
INSERT { GRAPH graph:article-001_mini { ?s sayso:candidateSpeaker actor:gov-no } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny } }
