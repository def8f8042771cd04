"""Shadow mode: what a force's own case histories come to."""
