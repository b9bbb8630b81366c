# A proposition without event status.
DELETE { GRAPH ?g { ?p sayso:eventStatus val:past } }
WHERE { GRAPH ?g { ?p sayso:eventStatus val:past } }
