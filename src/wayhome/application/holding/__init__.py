"""Looking up what is held about a child: the port, the receipt, and what a file of held records says."""
