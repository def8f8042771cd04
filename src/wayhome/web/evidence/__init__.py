"""Evidence: recommendation, measure, list, case, entry. Every number is the length of a list that opens."""
