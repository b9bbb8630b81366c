# Two sources without a name are called speakers together, though nobody is named.
DELETE { GRAPH ?g { ?s sayso:holderStatus val:unnamed } }
INSERT { GRAPH ?g { ?s sayso:holderStatus val:joint ; sayso:speaker actor:a-second . actor:a-second a sayso:UnnamedSource } }
WHERE { GRAPH ?g { ?s sayso:holderStatus val:unnamed } }
