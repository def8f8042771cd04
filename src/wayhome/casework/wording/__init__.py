"""Words about a child that were pointed out: answered by who wrote them, looked at and talked about by a supervisor."""
