"""The desk and the signed-in browser of the page tests, for pages about training."""

from tests.web.conftest import _pages, desk, signed_in

__all__ = ["_pages", "desk", "signed_in"]
