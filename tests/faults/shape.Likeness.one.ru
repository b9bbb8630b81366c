# A likeness of one actor with nobody.
DELETE DATA { GRAPH graph:derived { likeness:0123456789abcdef sayso:between actor:001_mini.ida--20-moen } }
