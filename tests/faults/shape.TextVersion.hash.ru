# A hash that is none.
DELETE { GRAPH ?g { ?t sayso:sha256 ?h } }
INSERT { GRAPH ?g { ?t sayso:sha256 "abc" } }
WHERE { GRAPH ?g { ?t sayso:sha256 ?h } }
