"""Words about a child: pointed out as they are entered, answered, looked at again, and counted."""
