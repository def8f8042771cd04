"""Supervision of an investigation."""
