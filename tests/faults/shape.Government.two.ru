# A government of two countries.
INSERT DATA { GRAPH graph:reference { actor:gov-no sayso:governs country:se } }
