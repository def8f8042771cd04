"""Children read as one: from the events alone, in any order of asking, and as it was known at any time."""

from datetime import timedelta

import pytest

from tests.histories import at
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.record.canonical import frozen
from wayhome.record.effective import effective, known_by
from wayhome.record.envelope import Event
from wayhome.record.one_child import ever_one, read_as

A, B, C = Subject("child:A"), Subject("child:B"), Subject("child:C")
BEGINS = at("2026-03-02T20:00")


def said(number: int, name: str, *subjects: Subject, **body: str) -> Event:
    moment = BEGINS + timedelta(minutes=number)
    return Event(
        id=EventId(f"e{number}"), record=RecordId("R"), type=name, version=1, happened_at=moment, recorded_at=moment,
        subjects=subjects, body={key: frozen(value) for key, value in body.items()}, actor=ActorId("x"),
        post=PostId(""),
    )  # fmt: skip


def joined(number: int, keeps: Subject, other: Subject) -> Event:
    return said(number, "child.records_joined", keeps, other, keeps=keeps)


def parted(number: int, one: Subject, other: Subject) -> Event:
    return said(number, "child.records_parted", one, other)


def test_one_child_is_read_as_the_one_that_is_kept() -> None:
    assert read_as([joined(1, A, B)]) == {B: A}
    assert read_as([]) == {}


def test_a_chain_of_children_is_read_as_its_end() -> None:
    assert read_as([joined(1, A, B), joined(2, C, A)]) == {B: C, A: C}


def test_the_last_that_was_said_of_a_pair_holds() -> None:
    assert read_as([joined(1, A, B), parted(2, B, A)]) == {}
    assert read_as([joined(1, A, B), parted(2, B, A), joined(3, B, A)]) == {A: B}


def test_parting_one_pair_leaves_the_other_joined() -> None:
    assert read_as([joined(1, A, B), joined(2, C, A), parted(3, A, B)]) == {A: C}


def test_children_that_each_keep_the_other_are_still_one() -> None:
    ring = [joined(1, A, B), joined(2, B, C), joined(3, C, A)]

    assert set(read_as(ring).values()) == {A}


def test_entries_keep_their_children_and_only_reading_names_another() -> None:
    flag = said(2, "child.exploitation_flag_set", B, kind="sexual")

    (_, read) = effective([joined(1, A, B), flag])

    assert read.subjects == (A,)
    assert flag.subjects == (B,)
    assert effective([joined(1, A, B), flag, parted(3, A, B)])[1].subjects == (B,)


def test_what_was_known_before_they_were_joined_is_told_as_two() -> None:
    events = [said(1, "child.described", B), joined(5, A, B)]

    assert effective(known_by(events, BEGINS + timedelta(minutes=4)))[0].subjects == (B,)


def test_a_joining_that_was_entered_in_error_joins_nobody() -> None:
    error = said(2, "record.corrected", A, corrects="e1", kind="entered_in_error")

    assert effective([joined(1, A, B), said(3, "child.described", B), error])[0].subjects == (B,)


@pytest.mark.parametrize(
    ("last", "named"), [(None, "MC-52|child:A|e9||child"), (parted(3, A, B), "MC-52|child:B|e9||child")]
)
def test_an_excuse_names_the_duty_as_it_is_called_while_they_are_one(last: Event | None, named: str) -> None:
    excused = said(1, "record.duty_excused", B, duty="MC-52|child:B|e9||child", excuse="x")

    read = effective([excused, joined(2, A, B), *([last] if last else [])])

    assert read[0].body["duty"] == named


def test_whoever_gathers_follows_every_joining_even_one_that_was_undone() -> None:
    events = [joined(1, A, B), joined(2, B, C), parted(3, A, B)]

    assert ever_one(A, events) == {A, B, C}
    assert ever_one("child:D", events) == {"child:D"}
