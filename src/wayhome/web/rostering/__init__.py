"""The people on duty: units, posts, who holds which when, who is away, and files brought in from a rota."""
