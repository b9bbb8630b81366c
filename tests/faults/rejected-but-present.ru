# A rejected report is still in the graph.
INSERT { GRAPH graph:facts-small { decision:no a sayso:Decision ; sayso:decides ?r ; sayso:outcome val:rejected ; prov:wasAssociatedWith actor:curator ; prov:endedAtTime "2025-03-05"^^xsd:date } }
WHERE { GRAPH ?g { ?r sayso:cue "warn" } }
