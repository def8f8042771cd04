"""The door of a child, or of a parent: what is happening, who to ask, what comes next, and their rights."""
