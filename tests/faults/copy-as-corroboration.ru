# A statement in a copy of an article backs another.
INSERT DATA { GRAPH <https://w3id.org/sayso/id/graph/points> {
  article:001_mini sayso:copyOf article:001_mini .
  statement:2e599de2658545ed sayso:corroborates statement:5e0ea6019993a93d .
} }
