"""The tables of the record, and the triggers that keep it append-only."""
