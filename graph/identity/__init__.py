"""Who is who across articles: cautious merging of actors by plain data, each with its reasons."""
