# A fact says nowhere where it can be looked up.
DELETE { GRAPH ?g { fact:no-nato dcterms:source ?where } }
WHERE { GRAPH ?g { fact:no-nato dcterms:source ?where } }
