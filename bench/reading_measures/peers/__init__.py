"""Others that look text through, each asked in an environment of its own."""
