"""Files about a child: hostile ones, kept ones, destroyed ones."""
