"""My duties: what one person owes now, what they took over, and what runs out before they hand over."""
