"""Whoever comes back to their door finds the reference of what they reported by it, for a while."""

import re

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import a_carer, put_down
from tests.casework.desk import Desk
from tests.web.html import faults
from tests.web.sending import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer(desk: Desk) -> Client:
    """Return a carer inside their door."""
    put_down(desk, a_carer())
    return inside(desk, invitation(desk))


def reported(client: Client) -> str:
    """Report the child missing, and return the reference that was given."""
    answer = client.post("/door/missing/", {"key": "k1", "seen": "At the bus stop at six"})
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", answer.content.decode())
    assert found
    return found[0]


def test_the_reference_stands_on_their_page_with_when_the_report_came(desk: Desk, carer: Client):
    reference = reported(carer)
    desk.at(5)

    page = carer.get("/door/caring/")

    assert faults(page.content.decode()) == []
    assert f"The report that came by your link at 19:00 on Monday 2 March has the reference {reference} ." in said(page)


def test_where_nothing_came_by_their_link_nothing_is_said_of_it(desk: Desk, carer: Client):
    desk.report()

    assert "came by your link" not in said(carer.get("/door/caring/"))
