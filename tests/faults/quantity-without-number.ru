# A quantity lost its number.
DELETE { GRAPH ?g { ?q schema:value ?n } }
WHERE { GRAPH ?g { ?q schema:value ?n } }
