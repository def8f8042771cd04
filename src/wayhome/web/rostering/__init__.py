"""People on duty: who is on which post, who is away, and putting it right."""
