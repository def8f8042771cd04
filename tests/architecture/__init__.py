"""The house itself: contracts, sizes, words."""
