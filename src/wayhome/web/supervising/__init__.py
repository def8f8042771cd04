"""Supervising: reviews that cannot be empty, a case handed over between shifts, escalations, and duties excused."""
