"""What is already known of a missing child, and the grade: systems read, records weighed, risk graded and agreed."""
