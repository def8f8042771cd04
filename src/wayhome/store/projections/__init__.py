"""Views of the record that are kept in step with it, and can be thrown away and made again."""
