"""Looking after the system: first set-up, sign-ins, how the system is, and faults."""
