"""A missing child found: seen in person, listened to, kept safe, and everyone told who has to know."""
