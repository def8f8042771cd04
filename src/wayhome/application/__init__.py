"""Gather, decide, record, show: what the doors call. Knows ports, not the database or the web."""
