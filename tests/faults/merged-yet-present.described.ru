# An actor that was merged is still described.
INSERT DATA { GRAPH graph:derived { actor:001_mini.o--2e---20-lind rdfs:label "O. Lind" } }
