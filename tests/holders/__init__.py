"""Who is told about a child, each in their own right, and how that is safe."""
