"""What a text says: files in, attributed statements with their words out; plain Python, no RDF."""
