"""The register of exports from the system of record, as tables of its own."""
