# No run of an extractor read the text that its reports stand in.
DELETE { GRAPH ?g { ?run prov:used ?text } }
WHERE { GRAPH ?g { ?run prov:used ?text } }
