"""What one person outside the force is shown at their door: made from the record, permitted by ``access.outside``."""
