"""The investigation plan."""
