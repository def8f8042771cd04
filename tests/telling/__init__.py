"""Telling: the words, the notices, and knowing that they arrived."""
