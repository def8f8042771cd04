"""Taking a report: who is missing, the call, the child, the questions, officers sent; the case opens at the call."""
