"""What is owed: the closed set of shapes, derivation, floors, gates, owners and explanation. Pure.

Duties are derived from (record, rulebook, now) and never stored as truth: nobody can tick or delete one.
"""
