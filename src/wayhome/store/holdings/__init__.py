"""Held records and known children where they are kept to be searched: in memory, and on a database."""
