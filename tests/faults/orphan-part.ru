# A proposition is left over from a statement that is gone.
DELETE { GRAPH ?g { ?s sayso:proposition ?p } }
WHERE { GRAPH ?g { ?s sayso:proposition ?p ; sayso:speechAct act:warn } }
