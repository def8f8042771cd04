"""The people on duty as pages read them, and bringing staff, rota and training files in."""
