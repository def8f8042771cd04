"""How the system is, read from signs that were gathered: each finding in plain words, with what to do about it.

Nothing is asked here, so that the same signs always come to the same findings. Nothing that is owed to a child depends
on any of it but the database: duties are derived when they are asked for.
"""
