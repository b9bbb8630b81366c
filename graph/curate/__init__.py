"""What people decided: reading verdicts, finding their words again, applying and writing them."""
