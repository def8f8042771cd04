"""Messages that were not sent or did not arrive: looked at by a person, each until somebody dealt with it."""
