# Nobody is named for a decision.
DELETE { GRAPH ?g { decision:accept-denial prov:wasAssociatedWith ?who } }
WHERE { GRAPH ?g { decision:accept-denial prov:wasAssociatedWith ?who } }
