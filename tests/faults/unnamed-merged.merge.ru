# An unnamed source was merged into.
DELETE { GRAPH ?g { ?m sayso:mergedInto ?a } } INSERT { GRAPH ?g { ?m sayso:mergedInto actor:001_mini.experts } }
WHERE { GRAPH ?g { ?m sayso:mergedInto ?a } }
