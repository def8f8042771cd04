"""Pages: a request in, HTML out. A view parses, makes one call into the application and renders."""
