# One actor is said to be two entries of one catalogue.
INSERT DATA { GRAPH graph:derived {
  actor:nato skos:exactMatch <https://catalogue.example.org/entity/8>, <https://catalogue.example.org/entity/9> } }
