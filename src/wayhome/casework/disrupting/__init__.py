"""Stopping those who harm the child by other means than charge."""
