"""Casework and assurance for police forces that look for missing children."""
