"""What is said: act, polarity, certainty, status, parts, propositions, figures, narration."""
