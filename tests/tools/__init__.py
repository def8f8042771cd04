"""Set-up itself: the locks and the browser assets."""
