"""Exports taken into the record: what is new goes in, what differs is kept to be settled, and a break loses nothing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.shadow.histories import Raw, case, graded, happened
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.mistakes import Mistake, Unreadable
from wayhome.application.ports import Supplies
from wayhome.application.reconciling.difference import Kind
from wayhome.application.reconciling.register import Compared, Counted, Export
from wayhome.application.reconciling.taking import BATCH, Read, take
from wayhome.application.shadow.exchange import read_line
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.events.keeping import Corrected
from wayhome.record.events.missing_return import ChildLocated
from wayhome.record.vocabulary import Fact
from wayhome.store.exports.register import DatabaseExportRegister
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.supplies import SUPPLIES

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
REPORTED, GRADED = happened("18:00", "missing_reported"), graded("18:20")
FOUND = happened("22:00", "found", condition="alive")
BOTH = case(REPORTED, GRADED)
EPISODE = "episode:CASE/1"


class Stopped(Exception):
    """The process was stopped."""


class Desk:
    """A force that takes its exports; days pass as it says."""

    def __init__(self, ledger: DatabaseLedger) -> None:
        self.ledger = ledger
        self.register = DatabaseExportRegister(ledger.using)
        self.now = NOW
        self.wrong: list[Mistake] = []
        self.breaks_after = 10**9

    @property
    def supplies(self) -> Supplies:
        return replace(SUPPLIES, now=lambda: self.now)

    def take(self, *cases: Raw, name: str = "monday", whole: bool = False, cut: str = "") -> Counted:
        export = Export(name=name, digest=name, whole=whole, cases=len(cases), rows=(len(cases),), cut=cut)
        taken = take(
            export, self._read(cases), ledger=self.ledger, supplies=self.supplies, register=self.register,
            wrong=self.wrong.append,
        )  # fmt: skip
        return taken.counted

    def _read(self, cases: Sequence[Raw]) -> Iterator[Read]:
        for line, raw in enumerate(cases, start=1):
            if line > self.breaks_after:
                raise Stopped
            try:
                yield read_line(json.dumps(raw), line)
            except Unreadable as unreadable:
                yield None, unreadable.mistakes

    def enter(self, fact: Fact, *subjects: str) -> None:
        draft = Draft(fact=fact, happened_at=NOW, subjects=tuple(map(Subject, subjects)))
        enter(Entry(record=RecordId(subjects[-1]), drafts=(draft,)), ledger=self.ledger, supplies=self.supplies)

    def correct(self, number: int, **what: object) -> None:
        self.enter(
            Corrected.model_validate({"corrects": f"CASE#{number:06}", **what}), "child:CASE", EPISODE
        )  # fmt: skip

    def differing(self) -> list[tuple[Kind, str, str]]:
        found = (one.difference for one in self.register.differing())
        return [(one.kind, one.there, one.here) for one in found]


@pytest.fixture
def desk(kept: DatabaseLedger) -> Desk:
    return Desk(kept)


def many(count: int) -> list[Raw]:
    return [case(REPORTED, GRADED) | {"id": f"M-{number:03}"} for number in range(count)]


def test_what_an_export_has_goes_in_and_the_same_export_again_is_left_alone(desk: Desk) -> None:
    first = desk.take(BOTH)
    head = desk.ledger.head()

    assert (first.cases, first.new, first.entries) == (1, 1, 3)
    assert desk.take(BOTH) == first
    assert desk.ledger.head() == head


def test_the_next_day_adds_only_what_is_new(desk: Desk) -> None:
    desk.take(BOTH)

    second = desk.take(case(REPORTED, GRADED, FOUND), name="tuesday")

    assert (second.new, second.grown, second.entries) == (0, 1, 1)
    assert desk.differing() == []


def test_an_entry_that_the_system_now_says_otherwise_is_a_difference_and_the_record_stays(desk: Desk) -> None:
    desk.take(BOTH)
    head = desk.ledger.head()

    desk.take(case(REPORTED, graded("18:20", "high")), name="tuesday")

    assert desk.differing() == [
        (
            Kind.SAYS_OTHERWISE,
            "Risk was graded high, at 18:20 on 2 March 2026.",
            "Risk was graded medium, at 18:20 on 2 March 2026.",
        )
    ]
    assert desk.ledger.head() == head


def test_a_difference_is_gone_once_both_say_the_same_again(desk: Desk) -> None:
    desk.take(BOTH)
    desk.take(case(REPORTED, graded("18:20", "high")), name="tuesday")

    desk.take(BOTH, name="wednesday")

    assert desk.differing() == []


def test_an_entry_corrected_here_to_what_the_system_says_is_no_difference(desk: Desk) -> None:
    desk.take(BOTH)
    desk.correct(2, kind="wrong_field", field="grade", value="high")

    desk.take(case(REPORTED, graded("18:20", "high")), name="tuesday")

    assert desk.differing() == []


def test_an_entry_taken_out_here_that_the_system_still_has_is_a_difference(desk: Desk) -> None:
    desk.take(BOTH)
    desk.correct(2, kind="entered_in_error")

    desk.take(BOTH, name="tuesday")

    assert desk.differing() == [
        (
            Kind.SAYS_OTHERWISE,
            "Risk was graded medium, at 18:20 on 2 March 2026.",
            "Entered in error, and taken out of the record.",
        )
    ]


def test_an_entry_that_vanished_from_the_system_is_a_difference(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, FOUND))

    desk.take(BOTH, name="tuesday")

    assert [kind for kind, _, _ in desk.differing()] == [Kind.STILL_MISSING_THERE, Kind.NO_LONGER_SAID]


def test_a_child_whom_the_system_still_has_as_missing_comes_first_with_who_says_otherwise(desk: Desk) -> None:
    desk.take(BOTH)
    desk.enter(ChildLocated(condition="alive"), "child:CASE", EPISODE)

    desk.take(BOTH, case(REPORTED) | {"id": "OTHER"}, name="tuesday")

    assert desk.differing() == [
        (
            Kind.STILL_MISSING_THERE,
            "Missing.",
            "Found, and the case open; the last entry made here: the child was found, alive.",
        )
    ]


def test_another_case_under_a_number_that_is_held_is_kept_out_and_said(desk: Desk) -> None:
    desk.take(BOTH)

    desk.take(case(happened("+9d 10:00", "missing_reported")), name="tuesday")

    ((kind, there, here),) = desk.differing()
    assert kind is Kind.ANOTHER_CASE
    assert there.startswith("A case that begins with:")
    assert here == "A case of this number with none of its entries."


def test_a_case_that_an_export_of_everything_no_longer_has_is_a_difference(desk: Desk) -> None:
    gone = BOTH | {"id": "GONE"}
    desk.take(BOTH, gone, whole=True)

    desk.take(BOTH, name="part of it")
    assert desk.differing() == []
    desk.take(BOTH, name="all of it", whole=True)

    assert [(one.difference.case, one.difference.kind) for one in desk.register.differing()] == [
        ("GONE", Kind.CASE_NOT_SENT)
    ]
    desk.take(BOTH, gone, name="the next day", whole=True)
    assert desk.differing() == []


def test_no_case_is_said_to_be_gone_from_an_export_of_everything_that_could_not_all_be_read(desk: Desk) -> None:
    unread = {"id": "GONE", "events": "none of them came"}
    desk.take(BOTH, BOTH | {"id": "GONE"}, whole=True)

    desk.take(BOTH, unread, name="all of it", whole=True)

    assert desk.differing() == []
    assert "so none is said to be gone" in desk.wrong[-1].words


def test_of_an_export_that_may_have_been_cut_off_nothing_is_said_to_be_gone_and_what_is_new_goes_in(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, FOUND), BOTH | {"id": "GONE"}, whole=True)

    counted = desk.take(BOTH, BOTH | {"id": "NEW"}, name="tuesday", whole=True, cut="It is short. Is it whole?")

    assert (counted.new, desk.differing()) == (1, [])
    assert str(desk.wrong[-1]).startswith("line 1, the file: It is short. Is it whole? What is in it was taken")
    asked = {one.export.name: one.counted.cut for one in desk.register.exports(2)}
    assert asked == {"monday": "", "tuesday": "It is short. Is it whole?"}


def test_what_such_an_export_says_otherwise_is_a_difference_all_the_same(desk: Desk) -> None:
    desk.take(BOTH, whole=True)

    desk.take(case(REPORTED, graded("18:20", "high")), name="tuesday", whole=True, cut="It is short.")

    assert [kind for kind, _, _ in desk.differing()] == [Kind.SAYS_OTHERWISE]


def test_what_differed_before_such_an_export_is_left_as_it_was(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, FOUND), BOTH | {"id": "GONE"}, whole=True)
    desk.take(BOTH, name="tuesday", whole=True)
    before = desk.differing()

    desk.take(case(REPORTED), name="wednesday", whole=True, cut="It is short.")

    assert len(before) == 3
    assert desk.differing() == before


def test_once_it_is_said_to_be_whole_what_is_gone_is_said(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, FOUND), BOTH | {"id": "GONE"}, whole=True)
    desk.take(BOTH, name="tuesday", whole=True, cut="It is short.")

    desk.take(BOTH, name="tuesday, whole", whole=True)

    assert [kind for kind, _, _ in desk.differing()] == [
        Kind.STILL_MISSING_THERE, Kind.NO_LONGER_SAID, Kind.CASE_NOT_SENT,
    ]  # fmt: skip


def test_a_difference_keeps_when_it_was_first_seen(desk: Desk) -> None:
    desk.take(BOTH)
    desk.take(case(REPORTED, graded("18:20", "high")), name="tuesday")
    desk.now += timedelta(days=1)
    desk.take(case(REPORTED, graded("18:20", "high"), FOUND), name="wednesday")

    (one,) = desk.register.differing()

    assert (one.first_seen, one.last_seen) == (NOW, NOW + timedelta(days=1))
    assert desk.register.difference(one.difference.id) == one
    assert desk.register.difference("no such") is None


def test_what_is_wrong_is_told_and_the_rest_goes_in(desk: Desk) -> None:
    counted = desk.take(case(happened("18:00", "flew_away")), BOTH | {"id": "GOOD"})

    assert (counted.new, counted.mistakes) == (1, len(desk.wrong))
    assert "'flew_away' is not a type we know" in desk.wrong[0].words


@pytest.mark.parametrize("after", [0, 1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH])
def test_an_export_that_was_broken_off_is_taken_up_and_comes_to_the_same(desk: Desk, after: int) -> None:
    cases = many(2 * BATCH + 7)
    desk.breaks_after = after
    with pytest.raises(Stopped):
        desk.take(*cases)
    (broken,) = desk.register.exports(1)
    assert broken.finished_at is None
    assert broken.counted.cases == after // BATCH * BATCH

    desk.breaks_after = len(cases)
    counted = desk.take(*cases)

    assert (counted.cases, counted.new, counted.entries) == (len(cases), len(cases), 3 * len(cases))
    assert desk.ledger.head().position == 3 * len(cases)


def test_what_was_written_before_the_register_knew_of_it_changes_nothing_when_sent_again(desk: Desk) -> None:
    class Unheard(DatabaseExportRegister):
        def note(self, export: Export, compared: Sequence[Compared], counted: Counted, at: datetime) -> None:
            raise Stopped

    heard, desk.register = desk.register, Unheard(desk.ledger.using)
    with pytest.raises(Stopped):
        desk.take(BOTH)
    head = desk.ledger.head()
    desk.register = heard

    counted = desk.take(BOTH)

    assert (counted.same, counted.entries) == (1, 0)
    assert desk.ledger.head() == head
    assert desk.ledger.event(EventId("CASE#000001"))
