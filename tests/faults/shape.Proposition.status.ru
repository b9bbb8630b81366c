# A proposition without event status.
DELETE { GRAPH ?g { ?p sayso:eventStatus ?e } }
WHERE { GRAPH ?g { ?p a sayso:Proposition ; sayso:eventStatus ?e } }
