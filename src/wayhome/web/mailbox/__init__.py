"""The letters that were sent to nobody, for the demonstration and for development."""
