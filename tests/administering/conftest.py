import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.conftest import _pages, desk, empty_parts, parts, signed_in  # noqa: F401 - fixtures of pages
from tests.web.html import outline
from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account

Fill = Callable[..., dict[str, str]]
KEY = re.compile(r'name="key" value="([^"]+)"')


def read(page: object) -> str:
    """Return the words of a page, as somebody reads them."""
    return " ".join("".join(outline(page.content.decode()).text).split())  # type: ignore[attr-defined]


def filled(client: Client, path: str, **given: object) -> dict[str, object]:
    """Open a form and return what is sent with it: its key, and what is filled in."""
    found = KEY.search(client.get(path).content.decode())
    assert found is not None, f"{path} has no form"
    return {"key": found.group(1), **given}


@pytest.fixture
def officer(db: None) -> Account:
    """Return the sign-in of somebody who grades."""
    return Account.objects.create_account(
        username="phallam", password="a long one indeed", name="Peter Hallam", role=Role.GRADER.key,
        officer="PS Hallam 4471",
    )  # fmt: skip
