"""What the graph says, as plain records: the one place that knows the statement schema."""
