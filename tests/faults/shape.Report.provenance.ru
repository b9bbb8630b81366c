# A report by no extractor and no person.
DELETE { GRAPH ?g { ?r prov:wasGeneratedBy ?run } }
WHERE { GRAPH ?g { ?r prov:wasGeneratedBy ?run } }
