"""Who says what, proposed: spans of source, cue and content, and the checks they must pass."""
