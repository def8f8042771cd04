"""Beside the system of record, day by day: its exports taken as they come, and every difference a thing to settle."""
