"""A case that goes on without the child carrying it."""
