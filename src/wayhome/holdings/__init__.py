"""What is already known: records held about people, and finding those about one child, each saying why it came back."""
