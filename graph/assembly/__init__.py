"""The build: articles from the cache or fresh, decisions laid over, all outputs at once."""
