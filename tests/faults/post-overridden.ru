# The article's post contradicts the hand-written one.
INSERT DATA { GRAPH graph:derived {
  <https://w3id.org/sayso/id/post/001_mini.ada--20-kern.defense-minister> sayso:overriddenBy post:kern-defense } }
