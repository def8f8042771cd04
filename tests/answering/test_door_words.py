"""What a door says of each step: a closed list, in words that its reader can follow, that name and blame nobody."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from tests.casework.desk import CHILD, INQUIRY, STARTS
from wayhome.application.at_the_door.door import EVERY, HEADINGS, door_of, reader_of
from wayhome.application.at_the_door.whose import At
from wayhome.application.at_the_door.words import NOTHING_YET, OF_BAIL, STEPS, TOLD_STEPS, Words
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, PostId, Subject
from wayhome.reading.reading_age import reading_age
from wayhome.record.envelope import Event, Value
from wayhome.record.events.bail import SuspectStep

SAID: tuple[Words, ...] = (*STEPS.values(), *TOLD_STEPS.values(), NOTHING_YET)
AT_MOST = {"younger": 9, "child": 12, "adult": 14}


@pytest.mark.parametrize("words", SAID, ids=[words["child"][:40] for words in SAID])
def test_each_step_is_said_to_each_reader_in_words_of_their_age(words: Words):
    assert {reader: reading_age(text) <= AT_MOST[reader] for reader, text in words.items()} == dict.fromkeys(
        AT_MOST, True
    )


def test_no_step_names_anybody_a_place_or_a_method():
    for words in SAID:
        for text in words.values():
            assert not re.search(
                r"suspect|offender|victim|telephone|surveillance|search|intelligence|\bhe\b|\bshe\b", text
            )


def test_every_step_against_a_suspect_that_a_child_is_told_of_has_its_words():
    assert set(get_args(SuspectStep)) - {"other"} <= set(TOLD_STEPS)
    assert set(OF_BAIL.values()) <= set(TOLD_STEPS)


@pytest.mark.parametrize(
    ("born", "reader"),
    [(date(2014, 3, 3), "younger"), (date(2014, 3, 2), "child"), (date(2009, 1, 1), "child"), (None, "child")],
)
def test_words_are_chosen_by_the_childs_age_on_the_day(born: date | None, reader: str):
    body = {"date_of_birth": born.isoformat()} if born else {}

    assert reader_of(Story(CHILD, [event("child.described", **body)]), at("child")) == reader
    assert reader_of(Story(CHILD, [event("child.described", **body)]), at("parent")) == "adult"


@pytest.mark.parametrize("often", list(EVERY))
def test_when_somebody_hears_next_is_as_often_as_was_agreed_and_late_is_said(often: str):
    story = Story(CHILD, [event("contact.plan_agreed", holder="H1", frequency=often)])

    due = door_of(story, {}, at("child")).next
    late = door_of(story, {}, at("child", days=EVERY[often] + 1)).next

    assert due is not None
    assert late is not None
    assert (due.by, due.passed) == (date(2026, 3, 2) + timedelta(days=EVERY[often]), False)
    assert late.passed


def at(kind: str, days: int = 0) -> At:
    return At(kind=kind, holder="H1", child=CHILD, record=INQUIRY, now=STARTS + timedelta(days=days))


def event(name: str, **body: Value) -> Event:
    return Event(
        id=EventId("e1"), record=INQUIRY, type=name, version=1, happened_at=STARTS, recorded_at=STARTS,
        subjects=(Subject(CHILD),), body=body, actor=ActorId("x"), post=PostId(""),
    )  # fmt: skip


def test_no_step_begins_with_somebody_of_whom_only_an_older_step_says_who_it_is():
    for words in SAID:
        assert not re.match(r"They|Their", words["child"]), words
        assert not re.match(r"They|Their", words["younger"]), words
        assert not re.match(r"They|Their", words["adult"]), words


def test_what_a_child_said_is_headed_by_whom_they_told():
    told, interview = HEADINGS["account_recorded"], HEADINGS["return_interview_received"]

    assert "the police" in told
    assert "the talk" in interview


@pytest.mark.parametrize("kind", ["child", "parent"])
def test_bail_they_were_told_of_is_said_to_be_over_once_its_last_day_has_passed(kind: str):
    told, untold = bailed_until("2026-03-10", kind), bailed_until("2026-03-10")

    assert newest(told, kind, days=8) == "bailed"
    assert newest(told, kind, days=9) == "bail_ran_out"
    assert newest(untold, kind, days=9) is None


def test_bail_that_was_extended_or_ended_since_did_not_run_out():
    longer = event("investigation.bail_extended", suspect="S1", until="2026-06-01", authority="inspector")
    over = event("investigation.bail_ended", suspect="S1")

    assert newest([*bailed_until("2026-03-10", "child"), longer], "child", days=9) == "bailed"
    assert newest([*bailed_until("2026-03-10", "child"), over], "child", days=9) == "bailed"


def test_a_case_that_is_open_again_is_said_to_be_once_they_were_told():
    ended, again = event("investigation.outcome_reached"), event("investigation.reopened")
    receipt = event("victim.notice_delivered", to="child", holder="H1", receipt="read_at_door", about=("e1", "e3"))

    events = [ended, replace(again, id=EventId("e3")), replace(receipt, id=EventId("e4"))]

    assert newest(events, "child", days=1) == "reopened"
    assert newest(events[:2], "child", days=1) is None


def bailed_until(day: str, told: str = "") -> list[Event]:
    """Return bail that was set, and the receipt of whoever was told of it."""
    bail = event("investigation.bail_set", suspect="S1", until=day)
    to = {"child": "child", "parent": "parent_or_carer"}.get(told, "")
    receipt = event("victim.notice_delivered", notice="N1", to=to, holder="H1", receipt="read_at_door", about=("e1",))
    return [bail, replace(receipt, id=EventId("e2"))] if told else [bail]


def newest(events: list[Event], kind: str, days: int) -> str | None:
    """Return which step stands first at a door."""
    steps = door_of(Story(CHILD, events), {}, at(kind, days=days)).steps
    called = {words: name for name, said in TOLD_STEPS.items() for words in said.values()}
    return called[steps[0].words] if steps else None
