"""The child is heard: once, soon and well."""
