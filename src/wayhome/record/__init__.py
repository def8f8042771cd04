"""What happened: the envelope, canonical bytes, the chain, the vocabulary of events and the state of a subject. Pure."""
