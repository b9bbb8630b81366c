# A statement without a report.
DELETE { GRAPH ?g { ?r sayso:reports ?s } }
WHERE { GRAPH ?g { ?r sayso:reports ?s } }
