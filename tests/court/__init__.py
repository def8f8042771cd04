"""What follows at court, complaints and reviews."""
