# Somebody passes on the own words.
DELETE { GRAPH ?g { ?s sayso:via ?via } }
INSERT { GRAPH ?g { ?s sayso:via ?who } }
WHERE { GRAPH ?g { ?s sayso:via ?via ; sayso:speaker ?who } }
