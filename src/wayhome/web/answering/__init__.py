"""What those outside the force asked, needed and disputed, and the answers they are owed."""
