"""Investigations as whoever supervises them sees them: by risk and by what is owed, with what nobody has read."""
