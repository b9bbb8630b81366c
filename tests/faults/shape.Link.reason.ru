# A link without a reason.
DELETE { GRAPH ?g { ?link sayso:linkReason ?why } } WHERE { GRAPH ?g { ?link sayso:linkReason ?why } }
