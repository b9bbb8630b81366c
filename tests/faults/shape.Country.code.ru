# A country code in small letters.
DELETE { GRAPH ?g { ?c sayso:iso2 "NO" } }
INSERT { GRAPH ?g { ?c sayso:iso2 "no" } }
WHERE { GRAPH ?g { ?c sayso:iso2 "NO" } }
