"""What is owed about a profile says whose it is in words, never by a reference."""

import pytest

from tests.carers.carer import OWN, a_carer, keeps, put_down
from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", [f"/cases/{CASE}/", f"/cases/{CASE}/duties/", f"/cases/{OWN}/"])
def test_a_profile_to_look_over_is_the_carers_and_no_reference(desk: Desk, signed_in: SignedIn, page: str):
    put_down(desk, a_carer())
    keeps(desk, health="Insulin at eight")
    desk.at(60 * 24 * 95).report()

    told = said(signed_in(Role.SUPERVISOR).get(page))

    assert "H2" not in told


def test_it_says_who_keeps_it(desk: Desk, signed_in: SignedIn):
    put_down(desk, a_carer())
    keeps(desk, health="Insulin at eight")
    desk.at(60 * 24 * 95).report()

    told = said(signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/duties/"))

    assert "Mo, the carer" in told
