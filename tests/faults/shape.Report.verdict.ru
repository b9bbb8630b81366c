# A rejected report keeps its verdict in the graph.
DELETE { GRAPH ?g { ?r sayso:verdict ?v } }
INSERT { GRAPH ?g { ?r sayso:verdict val:rejected } }
WHERE { GRAPH ?g { ?r sayso:verdict ?v } }
