"""Words about a child: a prompt while somebody writes, and what was pointed out, answered."""
