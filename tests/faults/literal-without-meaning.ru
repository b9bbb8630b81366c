# Oslo is named as a city and nothing says that it means the government.
DELETE { GRAPH ?g { ?m sayso:refersTo actor:gov-no } }
WHERE { GRAPH ?g { ?m sayso:refersTo actor:gov-no } }
