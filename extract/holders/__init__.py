"""Whose words: names, descriptions, pronouns and turns resolved to the holder of a statement."""
