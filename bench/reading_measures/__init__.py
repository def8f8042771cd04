"""How fast and how well text is read, beside others that look text through. ``python -m bench.reading_measures``."""
