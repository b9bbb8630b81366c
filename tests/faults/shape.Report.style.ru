# A quote style that is none.
DELETE { GRAPH ?g { ?r sayso:quoteStyle val:mixed } }
INSERT { GRAPH ?g { ?r sayso:quoteStyle val:quoted } }
WHERE { GRAPH ?g { ?r sayso:quoteStyle val:mixed } }
