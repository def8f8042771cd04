"""What a person says of held records: the same person, somebody else, not sure; and taking it back."""
