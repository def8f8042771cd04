"""Who investigates and who supervises."""
