"""Shadow mode: a force's own case histories, translated into the same events and derived with the same engine."""
