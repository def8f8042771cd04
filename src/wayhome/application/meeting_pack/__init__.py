"""Meetings of partners, who is on the list of each, and what the meeting has before it of every child."""
