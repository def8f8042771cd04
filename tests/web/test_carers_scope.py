"""The doors of carers, councils and providers show their own facts alone, with a canary in everything of others."""

import re

import pytest
from django.test import Client

from tests.answering.doors import at_the_door
from tests.casework.desk import CASE, CHILD, DETECTIVE, Desk
from tests.web.test_outside_scope import CANARY, FIRST_NAME, borough  # noqa: F401 - the same children, with the same canaries
from wayhome.casework.holders.name_holder import NameHolder

pytestmark = pytest.mark.django_db
CARING = ("/door/caring/", "/door/caring/profile/", "/door/caring/disagree/", "/door/caring/more/", "/door/missing/")


def test_no_canary_reaches_those_who_care_for_the_child(borough: Desk):  # noqa: F811
    named = borough.do(
        NameHolder, DETECTIVE, kind="carer", name="Mo", may_know="yes", under_suspicion="no", child=CHILD, record=CASE
    )
    carer = str(named.entered[0].events[0].event.body["holder"])
    for number, (holder, kind) in enumerate((("H2", "parent"), (carer, "carer"))):
        client = at_the_door(borough, Client(), link=f"l{number}", invitation=f"I-{number}", holder=holder, kind=kind)
        pages = {path: client.get(path, follow=True).content.decode() for path in CARING}

        assert {path for path, page in pages.items() if CANARY in page} == set()
        assert "Tell us more" in pages["/door/caring/"]
        assert {path for path, page in pages.items() if FIRST_NAME in page} == set(CARING), "and it is said which child"


def test_no_canary_reaches_a_council_and_none_of_another_childs_returns(borough: Desk):  # noqa: F811
    client = at_the_door(borough, Client(), link="l8", invitation="I-8", holder="northmere", kind="council")
    found = client.get("/door/interviews/").content.decode()
    links = sorted(set(re.findall(r"/door/interviews/\w+/", found)))
    pages = [found, *(client.get(f"{link}{more}").content.decode() for link in links for more in ("", "write/"))]

    assert len(links) == 1
    assert FIRST_NAME in found, "a council that stands as parent says which child is meant"
    assert [page for page in pages if CANARY in page.replace(f"{CANARY} partner.return_interview_asked", "")] == []
