"""Beside the system of record: what its exports say against what we hold, and every difference as a thing to settle."""
