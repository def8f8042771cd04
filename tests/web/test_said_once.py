"""What an act changed is said once, on the page that comes next in its own case, and on no other case's page."""

from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.casework.desk import CASE, Desk
from tests.casework.test_wording import FOUND, point_out
from tests.web.addresses import ADDRESSES, Address
from tests.web.conftest import SignedIn
from tests.web.sending import filled, said
from wayhome.access.actors import Role
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.pages import ActPage
from wayhome.web.wiring import Wiring

DONE = "Something of this test"
TOLD = {"act": DONE, "met": [], "raised": [], "notices": [], "repeated": False}
ANSWER = f"/cases/{CASE}/wording/"


def every(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from every(each.url_patterns)


def pages_that_follow() -> list[Address]:
    """Return every page to which an act in a case leads on."""
    acts = (getattr(each.callback, "act", None) for each in every(get_resolver().url_patterns))
    names = {act.then for act in acts if isinstance(act, ActPage)}
    return [one for one in ADDRESSES if one.name in names]


def record_of(client: Client, path: str) -> str:
    found = client.get(path).wsgi_request.resolver_match
    return str(found.kwargs["record"]) if found else ""


def tell(client: Client, case: str) -> None:
    session = client.session
    session["entered"] = TOLD | {"case": case}
    session.save()


@pytest.mark.parametrize("page", pages_that_follow(), ids=lambda page: page.name)
def test_every_page_to_which_an_act_leads_says_what_was_entered_and_says_it_once(
    page: Address, parts: Wiring, signed_in: SignedIn
):
    client = signed_in(page.role or Role.SUPERVISOR)
    tell(client, record_of(client, page.path))

    told = said(client.get(page.path))

    assert told.count(DONE) == 1
    assert DONE not in said(client.get(page.path))


def test_what_was_entered_in_one_case_is_never_said_in_another(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    tell(client, "EM-1047")

    other, own = said(client.get("/cases/EM-1044/")), said(client.get("/cases/EM-1047/"))

    assert DONE not in other
    assert DONE in own


def test_answering_words_is_said_on_the_page_of_the_words(desk: Desk, signed_in: SignedIn):
    desk.report(name="Ada Lovell")
    point_out(desk, by=ActorId("response"))
    client = signed_in(Role.RESPONSE)
    sent = filled(client, ANSWER) | {f"answer_{FOUND}": "rewrote", f"instead_{FOUND}": "is at risk from a man"}

    client.post(ANSWER, sent)

    assert "Recorded: Words that were pointed out" in said(client.get(ANSWER))
