"""Looking for a missing child: officers sent, the plan, lines of enquiry, what is asked for, and who is told."""
