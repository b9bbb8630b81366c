# Somebody is laid a statement to whose IRI was replaced.
INSERT DATA { GRAPH graph:derived { post:x org:member actor:001_mini.o--2e---20-lind } }
