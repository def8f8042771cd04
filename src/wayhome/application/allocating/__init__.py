"""Who carries which investigation, and who might take one more."""
