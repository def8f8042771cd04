"""Who may do what, and the reason in words when they may not. Pure."""
