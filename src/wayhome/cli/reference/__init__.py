"""The generated reference: each module writes pages of one kind as text, from the code and the rulebooks themselves."""
