"""Values everything shares: typed ids, moments, working time, citations, refusals. Pure."""
