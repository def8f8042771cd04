"""The shadow report: static pages that open from a recommendation down to the entry, on screen or on paper."""
