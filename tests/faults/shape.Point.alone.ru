# A point with one statement.
DELETE { GRAPH ?g { statement:5e0ea6019993a93d sayso:onPoint ?b } }
WHERE { GRAPH ?g { statement:5e0ea6019993a93d sayso:onPoint ?b } }
