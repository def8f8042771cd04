"""What happened: the envelope, canonical bytes, the chain, the vocabulary and the state of a subject. Pure."""
