"""Tests. Folders mirror the package; services/ starts what some of them need."""
