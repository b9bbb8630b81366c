# The triple has a proposition behind it, but a proposition is only a claim.
INSERT DATA { GRAPH graph:derived { prop:x a sayso:Proposition ; sayso:propSubject country:se ; sayso:propPredicate rel:memberOf ; sayso:propObject actor:nato . country:se rel:memberOf actor:nato } }
