"""The line that says what came of asking each system: every one of them stands in it once, and the numbers add up."""

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.web.grading.states import LISTED, STATES, STILL_OPEN, Group, SystemState, receipt_of
from wayhome.web.presenting.marks import Mark

MARKS = {**STATES, "listed": LISTED, "not_asked": STILL_OPEN}


def state(name: str, mark: Mark, *, stale: bool = False, why: str = "") -> SystemState:
    return SystemState(words=name, what="", mark=mark, note="", do="", href="", stale=stale, why=why)


def receipt(*systems: SystemState) -> str:
    return receipt_of((Group(words="Read first", rule="MC-08", basis=None, systems=systems, open=0),), ())


def test_each_system_stands_once_whatever_came_of_it_and_the_numbers_add_up():
    systems = [state(f"System {name}", mark) for name, mark in MARKS.items()]
    old = [replace(one, words=f"{one.words} of old", stale=True) for one in systems]

    said = receipt(*systems, *old)

    named = [name for part in said.rstrip(".").split("; ")[1:] for name in part.split(": ")[1].split(", ")]
    assert sorted(named) == sorted(one.words for one in (*systems, *old))
    assert sum(map(int, re.findall(r"; (\d+) ", said))) == len(named)


def test_what_answered_is_what_was_read_or_held_nothing():
    said = receipt(state("Custody", STATES["hits_read"]), state("Crime", STATES["no_trace"]), state("Health", LISTED))

    assert said == (
        "2 of 3 systems answered; 1 with records, all read: Custody; 1 with nothing found: Crime; "
        "1 came back and not weighed: Health."
    )


@pytest.mark.parametrize(("result", "words"), [
    ("not_done", "not done"), ("not_permitted", "not permitted"), ("unknown", "not known"),
    ("unavailable", "not reached"), ("not_asked", "not asked"),
])  # fmt: skip
def test_a_system_that_did_not_answer_is_named_with_why(result: str, words: str):
    assert receipt(state("Custody", MARKS[result])) == f"0 of 1 systems answered; 1 {words}: Custody."


def test_what_was_not_done_is_named_with_the_reason_that_was_given_the_same_reason_once():
    never = "nothing from this system has been brought in here; ask it directly"
    said = receipt(
        state("Custody", STATES["not_done"], why=never),
        state("Health", STATES["not_permitted"], why="held by the NHS"),
        state("Crime", STATES["not_done"], why=never),
    )

    assert said == (
        f"0 of 3 systems answered; 2 not done: Custody, Crime ({never}); 1 not permitted: Health (held by the NHS)."
    )


def test_a_receipt_says_why_a_system_was_not_asked(desk: Desk, signed_in: SignedIn):
    desk.report()
    given = {"key": "k", "when": "now", "system": "custody", "result": "not_done", "why_not": "The line is down."}

    page = signed_in(Role.GRADER).post(f"/cases/{CASE}/already-known/system/", given, follow=True).content.decode()

    assert "1 not done: Custody (The line is down)." in unescape(page)


def test_what_was_read_and_is_out_of_date_did_not_answer():
    said = receipt(state("Custody", STATES["hits_read"], stale=True))

    assert said == "0 of 1 systems answered; 1 out of date: Custody."
