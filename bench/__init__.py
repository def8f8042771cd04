"""Measures: each against a baseline in the same run, with the machine and the versions it ran on."""
