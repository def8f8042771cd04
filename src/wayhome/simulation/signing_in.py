"""What everybody in the demonstration signs in with: they are invented, and it listens on this machine alone."""

PASSWORD = "look-for-every-child"  # noqa: S105 - for invented people
DOMAIN = "eastmere.example"
