"""Gather, decide, record, show: the ports, and the one door through which anything enters the record."""
