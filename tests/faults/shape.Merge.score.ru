# A merge with more than all to speak for it.
DELETE { GRAPH ?g { ?m sayso:mergeScore ?s } } INSERT { GRAPH ?g { ?m sayso:mergeScore 1.2 } }
WHERE { GRAPH ?g { ?m a sayso:Merge ; sayso:mergeScore ?s } }
