# The curator is made the speaker of a statement.
DELETE { GRAPH ?g { ?s sayso:speaker ?who } }
INSERT { GRAPH ?g { ?s sayso:speaker actor:curator } }
WHERE { GRAPH ?g { ?s sayso:speaker ?who ; sayso:speechAct act:deny } }
