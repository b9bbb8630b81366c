# A decision without its time.
DELETE { GRAPH ?g { ?d prov:endedAtTime ?t } }
WHERE { GRAPH ?g { ?d prov:endedAtTime ?t } }
