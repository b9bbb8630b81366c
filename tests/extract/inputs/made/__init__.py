"""Small files of every kind, made by hand."""
