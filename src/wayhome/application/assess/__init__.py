"""Assessing reports of missing children from an export: a line in, the floor and what states it out."""
