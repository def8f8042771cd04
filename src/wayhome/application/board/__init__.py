"""The live board: one row for each child who is missing or not yet seen, who is most at risk, and what changed."""
