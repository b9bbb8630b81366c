# An edge of the network rests on no statement.
INSERT DATA { GRAPH graph:derived { actor:gov-no sayso:saidAbout country:no } }
