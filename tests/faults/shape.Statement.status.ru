# A statement says of what it claims neither itself nor by a proposition where it stands in time.
DELETE { GRAPH ?g { ?s sayso:eventStatus ?e } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny ; sayso:eventStatus ?e } }
