# A post is held by nobody.
DELETE { GRAPH ?g { post:kern-defense org:member ?who } }
WHERE { GRAPH ?g { post:kern-defense org:member ?who } }
