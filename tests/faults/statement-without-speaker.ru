# A resolved statement lost its speaker.
DELETE { GRAPH ?g { ?s sayso:speaker ?who } }
WHERE { GRAPH ?g { ?s sayso:speaker ?who ; sayso:speechAct act:deny } }
