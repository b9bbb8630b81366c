# A merge without a reason.
DELETE { GRAPH ?g { ?m sayso:mergeReason ?r } }
WHERE { GRAPH ?g { ?m a sayso:Merge ; sayso:mergeReason ?r } }
