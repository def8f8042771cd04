"""The pages' fixtures, for the pages about the plan."""

from tests.web.conftest import _pages, desk, signed_in

__all__ = ["_pages", "desk", "signed_in"]
