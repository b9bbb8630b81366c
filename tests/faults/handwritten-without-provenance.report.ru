# A report was made by no extractor and by no person.
DELETE { GRAPH ?g { ?r prov:wasGeneratedBy ?run } }
WHERE { GRAPH ?g { ?r prov:wasGeneratedBy ?run ; sayso:cue "deny" } }
