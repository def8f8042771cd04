"""The live board: every child missing now by risk, on a desk, on a wall and on paper, kept up to date by itself."""
