# A person said that the two merged ones are different.
INSERT DATA { GRAPH <https://w3id.org/sayso/id/graph/facts-x> { decision:x a sayso:Decision ; sayso:outcome val:different ;
  sayso:decides actor:001_mini.o--2e---20-lind, actor:001_mini.otto--20-lind ; prov:endedAtTime "2025-01-01"^^xsd:date } }
