# The fact behind the triple names nobody who vouches for it.
DELETE { GRAPH ?g { fact:no-nato prov:wasAttributedTo ?who } }
WHERE { GRAPH ?g { fact:no-nato prov:wasAttributedTo ?who } }
