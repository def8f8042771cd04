"""The invented population that finding is measured on."""
