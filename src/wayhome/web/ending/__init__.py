"""How an investigation ends, and what makes it looked at again."""
