"""Ending a case, deciding on what comes in afterwards, and putting right what was entered wrongly."""
