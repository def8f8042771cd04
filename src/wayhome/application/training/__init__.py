"""What people are able to do, as pages show it: who may, what runs out, and which shifts nobody covers."""
