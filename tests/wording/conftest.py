from tests.web.conftest import _pages, desk, parts, signed_in  # noqa: F401 - the same pages, borough and desk
