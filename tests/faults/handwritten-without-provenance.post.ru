# A post says neither who wrote it nor where it was read.
DELETE { GRAPH ?g { post:kern-defense prov:wasAttributedTo ?who } }
WHERE { GRAPH ?g { post:kern-defense prov:wasAttributedTo ?who } }
