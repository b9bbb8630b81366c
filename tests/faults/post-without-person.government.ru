# A post is held by a government.
DELETE { GRAPH ?g { post:kern-defense org:member ?who } }
INSERT { GRAPH ?g { post:kern-defense org:member actor:gov-no } }
WHERE { GRAPH ?g { post:kern-defense org:member ?who } }
