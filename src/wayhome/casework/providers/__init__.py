"""The independent return interview and what else a council or provider was asked."""
