"""The risk as it is first told: what an account of a missing child comes to."""
