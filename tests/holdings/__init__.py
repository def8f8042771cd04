"""Held records: names, keys, whether somebody is the person asked for, and what a look-up leaves behind."""
