# A link says that something was joined which the graph does not hold.
DELETE { GRAPH ?g { ?a sayso:respondsTo ?b } } WHERE { GRAPH ?g { ?a sayso:respondsTo ?b } }
