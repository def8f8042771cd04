"""Names as London bears them: their parts, how they sound, and which are written for each other."""
