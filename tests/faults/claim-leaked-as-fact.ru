# What Kern claims is written as a bare triple, though nobody vouches for it.
INSERT DATA { GRAPH graph:derived { country:no rel:attacks country:se } }
