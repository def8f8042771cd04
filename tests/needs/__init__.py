"""What a child needs as a victim, and help for them."""
