"""What reading the history by a lexicon came to: counts and places, which can be thrown away and read again."""
