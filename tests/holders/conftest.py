"""The desk and the browser of the tests of pages, for the pages of this part."""

from tests.web.conftest import _pages, desk, signed_in

__all__ = ["_pages", "desk", "signed_in"]
