# A report no longer points at the words of its content.
DELETE { GRAPH ?g { ?r sayso:contentSpan ?m } }
WHERE { GRAPH ?g { ?r sayso:contentSpan ?m ; sayso:cue "deny" } }
