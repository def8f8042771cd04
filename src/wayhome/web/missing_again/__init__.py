"""A child missing again and again: their episodes together, the plan for the next, and the meeting about them."""
