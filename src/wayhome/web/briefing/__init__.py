"""The briefing sheet: a child's photograph and what officers who look for the child need, printed and taken back."""
