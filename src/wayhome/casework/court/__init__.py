"""What follows an investigation for the child: court, statement, complaint, review."""
