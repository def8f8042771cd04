"""Notices that reach a person with no page open: who is told of what and when, in letters without a name in them."""
