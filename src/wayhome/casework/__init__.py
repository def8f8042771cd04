"""What officers decide: one file for each act, the command and then its function. Pure."""
