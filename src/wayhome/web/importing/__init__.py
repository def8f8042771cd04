"""Bringing histories in from another system: a file, or the example that comes with the product."""
