"""What the system of record says otherwise, in the browser: how exports come, what differs, and settling it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.shadow.histories import Raw, case, graded, happened
from tests.web.borough import AT_NOW, NOW
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import filled, said
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Supplies
from wayhome.application.reconciling.register import Counted, Export
from wayhome.application.reconciling.taking import take
from wayhome.application.shadow.exchange import read_line
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_return import ChildLocated
from wayhome.web.wiring import Wiring

QUEUE = "/your-system/"
REPORTED, GRADED = happened("18:00", "missing_reported"), graded("18:20")
RECORD = "episode:CASE/1"


@pytest.fixture
def analyst(empty_parts: Wiring, signed_in: SignedIn) -> Client:
    return signed_in(Role.ANALYST)


def at_hours(hours: int) -> Supplies:
    return replace(AT_NOW, now=lambda: NOW + timedelta(hours=hours))


def taken(parts: Wiring, name: str, *cases: Raw, hours: int = 0, cut: str = "") -> None:
    """Take an export so many hours from now."""
    export = Export(name=name, digest=name, whole=False, cases=len(cases), cut=cut)
    read = (read_line(json.dumps(raw), line) for line, raw in enumerate(cases, start=1))
    take(export, read, ledger=parts.ledger, supplies=at_hours(hours), register=parts.exports)


@pytest.fixture
def differing(empty_parts: Wiring) -> str:
    """Take two exports, of which the second says otherwise; returns the difference."""
    taken(empty_parts, "monday", case(REPORTED, GRADED))
    taken(empty_parts, "tuesday", case(REPORTED, graded("18:20", "high")))
    (one,) = empty_parts.exports.differing()
    return one.difference.id


def settle_page(difference: str) -> str:
    return f"/cases/{RECORD}/differences/settle/?about={difference}"


def settle(client: Client, difference: str, **given: object):
    page = settle_page(difference)
    return client.post(page, filled(client, page, **given))


def test_before_any_export_the_page_says_how_one_is_brought_in(analyst: Client) -> None:
    assert "No export was taken yet. Watch a folder" in said(analyst.get(QUEUE))


def test_what_differs_stands_with_what_each_side_says(analyst: Client, differing: str) -> None:
    page = analyst.get(QUEUE)

    words = said(page)
    assert "To settle (1)" in words
    assert "Your system Risk was graded high, at 18:20 on 2 March 2026." in words
    assert "The record Risk was graded medium, at 18:20 on 2 March 2026." in words
    assert faults(page.content.decode()) == []


def test_settling_asks_why_and_the_refusal_keeps_what_was_chosen(analyst: Client, differing: str) -> None:
    page = settle(analyst, differing, way="both_right", reason="")

    assert page.status_code == 422
    assert "The difference is settled without saying why." in said(page)
    assert "Say which of the two is right, and how you know." in said(page)


def test_a_difference_that_was_settled_leaves_the_queue_with_who_and_how(analyst: Client, differing: str) -> None:
    sent = settle(analyst, differing, way="system_to_be_corrected", reason="The log shows medium.")

    assert sent["Location"] == f"/cases/{RECORD}/differences/"
    assert "To settle (0)" in said(analyst.get(QUEUE))
    words = said(analyst.get(f"{QUEUE}?show=settled"))
    assert "The system is wrong, and whoever keeps it was told. Settled by" in words
    assert "The system is wrong" in said(analyst.get(f"/cases/{RECORD}/differences/"))


def test_it_comes_back_when_the_system_says_something_else_again(
    analyst: Client, differing: str, empty_parts: Wiring
) -> None:
    settle(analyst, differing, way="of_no_account", reason="A slip of the keyboard.")

    taken(empty_parts, "wednesday", case(REPORTED, graded("18:20", "low")))

    assert "To settle (1)" in said(analyst.get(QUEUE))


RIGHT = "record_corrected"


def test_a_record_to_which_nothing_was_entered_is_not_said_to_be_put_right(analyst: Client, differing: str) -> None:
    page = settle(analyst, differing, way=RIGHT, reason="The system is right.")

    assert page.status_code == 422
    assert "Nothing was entered in this case since the two were compared" in said(page)
    assert "put the entry right first" in said(page)
    assert "To settle (1)" in said(analyst.get(QUEUE))


def test_a_record_said_to_be_put_right_comes_back_when_the_next_export_finds_that_the_two_still_differ(
    analyst: Client, empty_parts: Wiring
) -> None:
    taken(empty_parts, "monday", case(REPORTED, GRADED), hours=-4)
    taken(empty_parts, "tuesday", case(REPORTED, graded("18:20", "high")), hours=-2)
    (one,) = empty_parts.exports.differing()
    found = Draft(
        fact=ChildLocated(condition="alive"),
        happened_at=NOW - timedelta(hours=1),
        subjects=(Subject("child:CASE"), Subject(RECORD)),
    )
    enter(Entry(record=RecordId(RECORD), drafts=(found,)), ledger=empty_parts.ledger, supplies=at_hours(-1))
    settle(analyst, one.difference.id, way=RIGHT, reason="The system is right.")
    assert "To settle (0)" in said(analyst.get(QUEUE))

    taken(empty_parts, "wednesday", case(REPORTED, graded("18:20", "high")), hours=1)

    assert "To settle (1)" in said(analyst.get(QUEUE))


def test_a_difference_that_is_gone_says_so_where_it_was_settled(analyst: Client, differing: str) -> None:
    assert "this was different no longer" in said(analyst.get(settle_page("0" * 20)))


def test_that_no_export_has_come_for_a_day_is_said_first(analyst: Client, empty_parts: Wiring) -> None:
    def finished(hours: int) -> str:
        at = NOW - timedelta(hours=hours)
        export = Export(name=f"{hours}", digest=f"{hours}", whole=False)
        empty_parts.exports.begin(export, at)
        empty_parts.exports.finish(export, at)
        return said(analyst.get(QUEUE))

    assert "No export has been taken since" in finished(27)
    assert "No export has been taken since" not in finished(26)


def test_an_export_that_does_not_move_says_since_when_and_what_to_do(analyst: Client, empty_parts: Wiring) -> None:
    def at_hand(name: str, moved: datetime) -> str:
        export = Export(name=name, digest=name, whole=False, cases=30_000)
        empty_parts.exports.begin(export, moved)
        empty_parts.exports.note(export, [], Counted(cases=4_200), moved)
        return said(analyst.get(QUEUE))

    words = at_hand("at hand", NOW - timedelta(minutes=10))
    assert "4,200 of 30,000 cases so far 4,200 cases: 0 new" in words
    assert "has not moved for 11 min: drop it again" in at_hand("left", NOW - timedelta(minutes=11))


def test_a_long_queue_stands_on_pages_of_fifty(analyst: Client, empty_parts: Wiring) -> None:
    numbered = [case(REPORTED, GRADED) | {"id": f"M-{n:02}"} for n in range(60)]
    taken(empty_parts, "monday", *numbered)
    taken(empty_parts, "tuesday", *(case(REPORTED, graded("18:20", "high")) | {"id": one["id"]} for one in numbered))

    assert "1 to 50 of 60" in said(analyst.get(QUEUE))
    assert "51 to 60 of 60" in said(analyst.get(f"{QUEUE}?page=2"))
    assert "51 to 60 of 60" in said(analyst.get(f"{QUEUE}?page=9"))


def test_whoever_does_not_bring_histories_in_is_refused_in_words(empty_parts: Wiring, signed_in: SignedIn) -> None:
    page = signed_in(Role.SUPERVISOR).get(QUEUE)

    assert page.status_code == 403
    assert "You may not bring case histories in" in said(page)


def test_an_export_that_may_have_been_cut_off_is_asked_about_on_the_page(analyst: Client, empty_parts: Wiring):
    taken(empty_parts, "monday", case(REPORTED, GRADED))
    taken(empty_parts, "tuesday", case(REPORTED), cut="It is short. Is it whole?")

    page = analyst.get(QUEUE)

    assert faults(page.content.decode()) == []
    assert "It is short. Is it whole? Nothing is said to be gone until that is answered." in said(page)
    assert "Nothing differs that is not settled." in said(page)


def test_whoever_reads_the_case_is_told_there_what_your_system_says_otherwise(
    empty_parts: Wiring, signed_in: SignedIn, differing: str
) -> None:
    inspector = signed_in(Role.INSPECTOR)

    shown = said(inspector.get(f"/cases/{RECORD}/"))
    assert "Your own system says otherwise. The system says something else about an entry." in shown
    page = inspector.get(f"/cases/{RECORD}/differences/")
    assert "The record Risk was graded medium" in said(page)
    assert "Everything that differs" not in said(page)

    settle(inspector, differing, way="system_to_be_corrected", reason="The log shows medium.")
    assert "Your own system says otherwise" not in said(inspector.get(f"/cases/{RECORD}/"))


def test_whoever_may_put_the_entry_right_says_that_it_was(
    empty_parts: Wiring, signed_in: SignedIn, differing: str
) -> None:
    found = Draft(
        fact=ChildLocated(condition="alive"), happened_at=NOW, subjects=(Subject("child:CASE"), Subject(RECORD))
    )
    enter(Entry(record=RecordId(RECORD), drafts=(found,)), ledger=empty_parts.ledger, supplies=at_hours(1))

    sent = settle(signed_in(Role.GRADER), differing, way=RIGHT, reason="The system is right.")

    assert sent.status_code == 302
    assert "The record was wrong, and was put right. Settled by" in said(
        signed_in(Role.INSPECTOR).get(f"/cases/{RECORD}/differences/")
    )


def test_whoever_only_reads_cases_is_offered_no_settling(signed_in: SignedIn, differing: str) -> None:
    reader = signed_in(Role.INSPECTORATE_READER)

    assert "Settle it" not in said(reader.get(f"/cases/{RECORD}/differences/"))
    assert reader.get(settle_page(differing)).status_code == 403
