"""Files about a child, kept in the database beside the words, so that one back-up and one disposal reach both."""
