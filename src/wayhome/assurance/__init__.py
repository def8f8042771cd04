"""What can be shown: measures, recommendations, the report over many cases, and signed statements. Pure."""
