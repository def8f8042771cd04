"""The people who harm the child: found, checked, dealt with."""
