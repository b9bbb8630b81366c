"""A build on many machines: steps over shards, with files between them; the same graph."""
