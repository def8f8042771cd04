"""Working with partners, the list of the meeting, and its pack."""
