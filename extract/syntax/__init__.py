"""What a parse and the marks of a text say of its structure; no meaning, no actors."""
