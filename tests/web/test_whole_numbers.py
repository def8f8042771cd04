"""A number in an address that is longer than any we count is taken for nothing said, on every page."""

import pytest

from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.web.whole_numbers import whole
from wayhome.web.wiring import Wiring

LONG = "9" * 5000


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), (" 12 ", 12), ("0", 0), ("", None), ("-1", None), ("1.5", None), (LONG, None)]
)
def test_a_whole_number_is_read_and_nothing_else(text: str, number: int | None):
    assert whole(text) == number


@pytest.mark.parametrize("path", ["/board/changes/?watch={key}&version=", "/cases/?page=", "/my-duties/?page="])
def test_a_number_of_five_thousand_digits_breaks_no_page(parts: Wiring, signed_in: SignedIn, path: str):
    client = signed_in(Role.SUPERVISOR)
    key = client.get("/board/").context["page"].watch

    assert client.get(path.format(key=key) + LONG).status_code == 200
