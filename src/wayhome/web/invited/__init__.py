"""Whoever comes by an invitation: the link, the code, what they may see, and the page around it all."""
