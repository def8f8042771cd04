"""Acts about what people are able to do: answering questions, practice watched, training duties excused."""
