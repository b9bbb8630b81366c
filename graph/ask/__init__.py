"""Asking a built graph: queries and their guard, one actor, one statement, tables."""
