"""Lines of enquiry of an investigation, what may be lost, and identifiers that nobody has resolved."""
