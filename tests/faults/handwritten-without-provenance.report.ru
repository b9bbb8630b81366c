# A report was made by no extractor and by no person.
DELETE { GRAPH ?g { ?r sayso:rule ?rule } }
WHERE { GRAPH ?g { ?r sayso:rule ?rule ; sayso:cue "deny" } }
