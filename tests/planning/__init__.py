"""What officers decide: each act met, refused with exact words, or kept as provisional."""
