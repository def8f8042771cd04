"""What is decided about the people on duty: posts and units, who is put on which post, who is away, joins or leaves."""
