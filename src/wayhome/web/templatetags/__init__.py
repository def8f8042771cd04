"""Template tags, loaded for every page by the settings."""
