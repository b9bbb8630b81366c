# A denial is marked as affirming what it denies.
DELETE { GRAPH ?g { ?s sayso:polarity val:negative } }
INSERT { GRAPH ?g { ?s sayso:polarity val:positive } }
WHERE { GRAPH ?g { ?s sayso:speechAct act:deny ; sayso:polarity val:negative } }
