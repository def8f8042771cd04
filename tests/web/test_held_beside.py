"""What is held, beside a report while it is filled in: by tier, with why, looked at once, and closed where it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.casework.desk import CHILD, GRADER, Desk
from tests.casework.test_judging import same, stranger
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.reporting import filled
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.holdings.judge_matches import JudgeMatches
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web import http
from wayhome.web.wiring import Wiring

BEN = Person(given_name="Ben", family_name="Marsh", birth_date=date(2011, 4, 2), phones=("07700 900321",))
KNIFE = HeldRecord(
    id="CR-1", system="crime", person=BEN, on=date(2026, 2, 20), text="Robbed of a phone. A knife was shown to him."
)
EARLIER = HeldRecord(id="MI-1", system="missing", person=BEN, on=date(2025, 5, 5), text="Came back by himself.")
CLOSED = HeldRecord(
    id="IN-1", system="intelligence", person=BEN, text="An adult of concern calls him.", restricted_to="command"
)
Holding = Callable[..., Wiring]


@pytest.fixture
def holding(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Holding:
    """Return a way to have some records be held, as brought in an hour ago."""

    def bring_in(*records: HeldRecord, hours: int = 1) -> Wiring:
        parts: Wiring = replace(vars(http)["wiring"](), holdings=MemoryHoldings())
        parts.holdings.add(records, at=desk.now - timedelta(hours=hours))
        monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
        return parts

    return bring_in


@pytest.fixture
def handler(desk: Desk, signed_in: SignedIn) -> Client:
    """A call handler at the report."""
    return signed_in(Role.CALL_HANDLER)


def beside(client: Client, key: str = "", **typed: str) -> str:
    """Return what comes up beside a report, as words."""
    key = key or filled(client, "/report/")["key"]
    return said(client.post("/report/beside/", {"key": key, **typed}))


def test_two_letters_of_a_name_look_nobody_up(handler: Client, holding: Holding):
    parts = holding(KNIFE)

    assert "Nothing is looked up yet" in beside(handler, name="Be")
    assert parts.looks.noted(shown="CR-1", actor=None) == []


def test_what_is_held_comes_up_by_tier_with_the_sentence_that_matters_first(handler: Client, holding: Holding):
    holding(EARLIER, KNIFE)

    page = beside(handler, name="Ben Marsh", born="2011-04-02")

    assert page.index("Weapon") < page.index("Missing before")
    assert "“A knife was shown to him.”" in page
    assert "Came back by himself." not in page


def test_what_was_asked_with_says_its_days_as_every_page_does(handler: Client, holding: Holding):
    holding(KNIFE)

    assert "name Ben Marsh; born 2 April 2011" in beside(handler, name="Ben Marsh", born="2011-04-02")


def test_each_record_is_noted_as_looked_at_once_for_a_report_however_much_is_typed(handler: Client, holding: Holding):
    parts = holding(KNIFE)
    key = filled(handler, "/report/")["key"]

    for name in ("Ben Mars", "Ben Marsh", "Ben Marsh "):
        beside(handler, key, name=name, born="2011-04-02")

    assert len(parts.looks.noted(shown="CR-1", actor=None)) == 1
    beside(handler, name="Ben Marsh", born="2011-04-02")  # another report is another look
    assert len(parts.looks.noted(shown="CR-1", actor=None)) == 2


def test_a_record_closed_to_the_reader_is_a_stub_and_says_who_can_open_it(handler: Client, holding: Holding):
    holding(CLOSED)

    page = beside(handler, name="Ben Marsh", born="2011-04-02")

    assert "Local intelligence closed to you" in page
    assert "Can be opened by the superintendent or above: nobody is on that post now." in page
    assert "1 closed to you" in page
    assert "adult of concern" not in page.lower()
    assert "07700 900321" not in page


def test_whoever_holds_the_post_opens_it(desk: Desk, signed_in: SignedIn, holding: Holding):
    holding(CLOSED)

    page = beside(signed_in(Role.COMMAND), name="Ben Marsh", born="2011-04-02")

    assert "“An adult of concern calls him.”" in page


def test_what_was_searched_and_what_was_not_is_always_said(handler: Client, holding: Holding):
    holding(HeldRecord(id="CU-1", system="custody", person=Person(given_name="Zofia")), hours=3)

    page = beside(handler, name="Ben Marsh", born="2011-04-02")

    assert "Nothing found in 1 of 9 systems" in page
    assert "Custody 3 h old" in page
    assert "not searched: Command and control" in page


def test_that_nothing_could_be_searched_is_never_said_as_nobody_is_known(handler: Client, holding: Holding):
    holding()

    page = beside(handler, name="Ben Marsh", born="2011-04-02")

    assert "None of 9 systems could be searched; not searched: " in page
    assert "No case here is about them, and no other system could be searched" in page
    assert "Nobody like this" not in page


def test_a_child_about_whom_only_records_are_held_is_never_said_to_be_unknown(handler: Client, holding: Holding):
    holding(KNIFE)
    sent = {"key": filled(handler, "/report/")["key"], "name": "Ben Marsh", "born": "2011-04-02"}

    page = said(handler.post("/report/", sent, follow=True))

    assert "No case here is about this child, but records are held that are theirs, or may be: 1 certain." in page
    assert "is known here" not in page


def test_records_that_agree_in_the_name_alone_are_counted_beside_that_nobody_is_known(
    handler: Client, holding: Holding
):
    many = (HeldRecord(id=f"CU-{one}", system="custody", person=Person(given_name="Ben")) for one in range(4))
    holding(*many)

    assert "by more than a name: 4 held records agree in the name alone" in beside(handler, name="Ben")


def test_a_new_child_for_whom_nothing_could_be_searched_is_not_one_whom_nobody_knows(handler: Client, holding: Holding):
    holding()
    key = filled(handler, "/report/")["key"]

    call = handler.post("/report/", {"key": key, "name": "Ben Marsh"}, follow=True)

    assert "A new child: no case here is about them, and no other system could be searched" in said(call)


def test_that_nobody_came_back_is_said_of_the_systems_that_could_be_searched(handler: Client, holding: Holding):
    holding(HeldRecord(id="CU-1", system="custody", person=Person(given_name="Zofia")))

    page = beside(handler, name="Ben Marsh", born="2011-04-02")

    assert "Nobody like this here, nor in the 1 of 9 systems that could be searched" in page


def test_a_number_that_their_records_give_is_offered_and_one_that_was_asked_is_not(handler: Client, holding: Holding):
    holding(KNIFE)

    assert "Phone 07700 900321" in beside(handler, name="Ben Marsh", born="2011-04-02")
    assert "Phone 07700 900321" not in beside(handler, name="Ben Marsh", born="2011-04-02", phone="07700900321")


def test_a_half_typed_date_is_left_out_and_nothing_breaks(handler: Client, holding: Holding):
    holding(KNIFE)

    assert "“A knife was shown to him.”" in beside(handler, name="Ben Marsh", phone="07700900321", born="2011-04")
    assert beside(handler, name="", born="2011-04").count("Nothing is looked up yet") == 1


def test_the_child_who_comes_up_is_taken_with_one_press_and_the_call_comes_next(desk: Desk, handler: Client):
    desk.report(name="Ada Quill")
    key = filled(handler, "/report/")["key"]
    beside(handler, key, name="Ada Quill")

    answer = handler.post("/report/", {"key": key, "name": "Ada Quill", "child": CHILD})

    assert answer["Location"].endswith("/call/")
    assert "Missing now in MC-1" in said(handler.get(answer["Location"]))


def test_what_was_judged_of_the_child_before_is_said_and_what_is_not_theirs_stands_last(
    desk: Desk, handler: Client, holding: Holding
):
    desk.report(name="Ada Quill")
    ada = Person(given_name="Ada", family_name="Quill", birth_date=date(2010, 6, 1))
    holding(*(HeldRecord(id=one, system="crime", person=ada, text="A knife.") for one in ("INT-1", "INT-2", "INT-3")))
    desk.at(3).do(JudgeMatches, GRADER, judged=(stranger("INT-1"), same("INT-2")))

    page = beside(handler, name="Ada Quill", born="2010-06-01")

    assert "Judged to be Ada Quill, gwen, " in page
    assert "Judged not to be Ada Quill, gwen, " in page
    assert page.index("INT-3") < page.index("Judged not to be them 1") < page.index("INT-1")
    assert "He is forty." not in page


def test_nobody_who_takes_no_reports_sees_what_is_held(signed_in: SignedIn, desk: Desk, holding: Holding):
    holding(KNIFE)

    page = said(signed_in(Role.ANALYST).post("/report/beside/", {"name": "Ben Marsh"}))

    assert "You may not take a report that a child is missing" in page
    assert "knife" not in page


def test_what_comes_up_is_sound(handler: Client, holding: Holding):
    holding(KNIFE, EARLIER, CLOSED)
    key = filled(handler, "/report/")["key"]

    page = handler.post("/report/beside/", {"key": key, "name": "Ben Marsh", "born": "2011-04-02"})

    assert page["Cache-Control"].count("no-store") == 1
    assert faults(handler.get("/report/").content.decode()) == []
