"""Cases: the list with what each owes, a case as known now or then, its time line, and one entry with its proof."""
