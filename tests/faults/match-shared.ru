# Two actors are said to be one and the same entry.
INSERT DATA { GRAPH graph:derived { actor:nato skos:exactMatch <https://catalogue.example.org/entity/9> .
  actor:gov-no skos:exactMatch <https://catalogue.example.org/entity/9> } }
