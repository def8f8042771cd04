"""Help: what a page is for, what words mean, and what to do first in a role."""
