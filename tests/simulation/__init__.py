"""The invented force: what it is made of, what it does, and the door through which it comes in."""
