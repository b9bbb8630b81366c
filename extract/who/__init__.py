"""Who is meant: countries, actors, posts, and the holder of each reported statement."""
