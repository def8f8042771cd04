"""The rulebook as a book: its packs, what its words mean, and one page for each rule."""
