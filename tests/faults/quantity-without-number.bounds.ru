# The lower bound of a quantity is above its upper one.
DELETE { GRAPH ?g { ?q schema:value ?n } }
INSERT { GRAPH ?g { ?q schema:minValue 600 ; schema:maxValue 500 } }
WHERE { GRAPH ?g { ?q schema:value ?n } }
