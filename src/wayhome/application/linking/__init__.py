"""Training the weights of evidence and linking everything in batch: what goes in, what comes out, what is proposed."""
