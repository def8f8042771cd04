"""Lines of enquiry, what may be lost, and what leads to somebody."""
