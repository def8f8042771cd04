"""Training: who may do what, what lapses when, and short questions about invented situations."""
