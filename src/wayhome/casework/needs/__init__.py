"""What a child needs as a victim, asked as a short conversation, and the support that follows."""
