"""What can be done on a page, one file per part of the work; ``web.doing`` is the table of them all."""
