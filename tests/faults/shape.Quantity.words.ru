# A number in words.
DELETE { GRAPH ?g { ?q schema:value ?n } }
INSERT { GRAPH ?g { ?q schema:value "five hundred" } }
WHERE { GRAPH ?g { ?q schema:value ?n } }
