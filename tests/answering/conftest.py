"""The pages' fixtures, for the doors of those outside."""

from tests.web.conftest import _pages, desk, parts, signed_in

__all__ = ["_pages", "desk", "parts", "signed_in"]
