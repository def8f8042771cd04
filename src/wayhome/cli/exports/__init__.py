"""Opening what a force exports: the files, at the edge. What they say is read in the application."""
