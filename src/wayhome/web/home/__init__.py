"""The first page after signing in, and the page that says what this system is."""
