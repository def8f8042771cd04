"""Whose held records are: side by side with the child, judged by a person, and taken back."""
