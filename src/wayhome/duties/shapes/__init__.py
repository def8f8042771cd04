"""The closed set of shapes a duty may take. A shape is versioned and frozen: a fix is a new version."""
