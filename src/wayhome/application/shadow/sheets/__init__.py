"""Cases and events as spreadsheets: a saved mapping says which column means what, and the same histories come of it."""
