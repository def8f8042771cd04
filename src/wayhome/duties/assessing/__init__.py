"""The risk to a missing child as it is first told: factors with what states them, and the floor they hold up. Pure."""
