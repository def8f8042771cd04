"""What the force owes as a whole: samples graded again, patterns, the yearly return, providers, and rules to come."""
