"""Looking something up: one box for a child, a case, an officer, a rule or a word, with a receipt."""
