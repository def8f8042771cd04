"""Material about the child that others hold, and what is disclosed."""
