"""The people who harm the child: identified, checked, dealt with."""
