"""Bringing in what a source holds, wherever it is kept: what changed or is gone, and going on where it broke off."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from tests.holdings.people import NIGHT, held
from wayhome.application.holding.lines import Gone, Line
from wayhome.application.holding.ports import NOT_WHOLE, HoldingsIndex
from wayhome.application.holding.rehearsing import Rehearsal
from wayhome.application.holding.taking import (
    Batch,
    Counted,
    Everything,
    Intake,
    NotAllRead,
    Take,
    TooManyGone,
    in_batches,
    not_in_it,
)
from wayhome.application.mistakes import Place
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.intake import DatabaseIntake, MemoryIntake
from wayhome.store.holdings.memory import MemoryHoldings

LATER = NIGHT + timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class Kept:
    """Holdings and what was taken into them."""

    index: HoldingsIndex
    intake: Intake

    def take(
        self, *lines: Line, key: str = "file", arrived: Callable[[Sequence[HeldRecord]], None] = lambda some: None
    ) -> Counted:
        """Take some lines, two at a time, and finish."""
        take = self.taking(key, arrived)
        counted = take.take(in_batches(iter(lines), size=2))
        take.finish(also=["missing"])
        return counted

    def taking(self, key: str, arrived: Callable[[Sequence[HeldRecord]], None] = lambda some: None) -> Take:
        """Return what takes something at LATER, as fresh as that."""
        return Take(
            key=key, name="custody.csv", index=self.index, intake=self.intake, at=LATER, as_of=LATER, arrived=arrived
        )


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def kept(request: pytest.FixtureRequest) -> Kept:
    """Return empty holdings in each of the places where they can be kept."""
    if request.param == "memory":
        memory = MemoryHoldings()
        return Kept(index=memory, intake=MemoryIntake(memory))
    using = request.getfixturevalue(request.param)
    return Kept(index=DatabaseHoldings(using), intake=DatabaseIntake(using))


def lines(*told: HeldRecord | Gone) -> list[Line]:
    """Return lines that tell of some records."""
    return [
        Line(Place(number), gone=one) if isinstance(one, Gone) else Line(Place(number), record=one)
        for number, one in enumerate(told, start=1)
    ]


def records(many: int) -> list[HeldRecord]:
    """Return so many records, R-1 and so on."""
    return [held(f"Isla Redfearn{number}", reference=f"R-{number}") for number in range(1, many + 1)]


def test_what_is_new_changed_gone_and_as_before_is_counted_and_what_is_news_is_told(kept: Kept):
    kept.take(*lines(*records(3)))
    news: list[str] = []
    changed = replace(records(1)[0], text="Seen again.")

    counted = kept.take(
        *lines(changed, records(2)[1], Gone(id="R-3", system="missing"), held(reference="R-4")),
        key="next", arrived=lambda some: news.extend(one.id for one in some),
    )  # fmt: skip

    assert counted == Counted(lines=4, new=1, changed=1, unchanged=1, taken_out=1, systems=("missing",))
    assert news == ["R-1", "R-4"]
    assert kept.index.record("R-3") is None
    assert kept.index.record("R-1") == changed


def test_a_record_is_taken_out_only_by_the_system_that_holds_it(kept: Kept):
    kept.take(*lines(*records(1)))

    counted = kept.take(*lines(Gone(id="R-1", system="crime")), key="next")

    assert counted.taken_out == 0
    assert kept.index.record("R-1") is not None


def test_the_last_that_is_said_of_a_record_holds(kept: Kept):
    one = records(1)[0]

    kept.take(*lines(one, Gone(id="R-1", system="missing")))
    assert kept.index.record("R-1") is None

    kept.take(*lines(Gone(id="R-1", system="missing"), one), key="next")
    assert kept.index.record("R-1") == one


def test_two_systems_that_use_one_reference_are_seen_though_their_lines_stand_together(kept: Kept):
    counted = kept.take(*lines(held(), held(system="crime")))

    assert (counted.new, counted.left_out, counted.mistakes) == (1, 1, 1)


class PulledOut(Exception):
    """The machine stopped here."""


def breaking(told: Sequence[Line], after: int) -> Iterator[Line]:
    """Yield lines until the machine stops."""
    yield from told[:after]
    raise PulledOut


def test_what_was_broken_off_goes_on_where_it_was_and_is_no_fresher_until_all_of_it_is_there(kept: Kept):
    told = lines(*records(6))
    with pytest.raises(PulledOut):
        kept.taking("file").take(in_batches(breaking(told, after=5), size=2))

    begun = kept.intake.begin("file", "custody.csv", LATER)
    assert (begun.cursor, begun.counted.new, begun.finished_at) == ("4", 4, None)
    assert [source.as_of for source in kept.index.sources()] == [NOT_WHOLE]

    counted = kept.take(*(line for line in told if line.place.line > int(begun.cursor)))
    assert (counted.lines, counted.new, counted.unchanged) == (6, 6, 0)
    assert [source.as_of for source in kept.index.sources()] == [LATER]


def test_what_was_taken_whole_is_remembered_and_begins_anew_when_it_comes_again(kept: Kept):
    kept.take(*lines(*records(2)))

    (taken,) = kept.intake.latest(10)
    assert (taken.name, taken.counted.new, taken.finished_at) == ("custody.csv", 2, LATER)
    assert kept.take(*lines(*records(2))).unchanged == 2


def test_a_source_that_has_nothing_was_asked_all_the_same(kept: Kept):
    kept.take()

    assert [(source.name, source.records, source.as_of) for source in kept.index.sources()] == [("missing", 0, LATER)]


def test_what_a_whole_file_does_not_have_is_named_and_no_more_than_a_tenth_of_it_goes_by_itself(kept: Kept):
    kept.take(*lines(*records(10)))
    told = Everything()
    for line in lines(*records(9)):
        told.note(line)

    assert not_in_it(told, kept.intake) == {"missing": ["R-10"]}

    told = Everything()
    for line in lines(*records(8)):
        told.note(line)
    with pytest.raises(TooManyGone) as refused:
        not_in_it(told, kept.intake, seen=1)
    assert str(refused.value) == (
        "2 of the 10 records of missing are not in it, more than a tenth, so none was taken out. "
        "Where that is right, say how many: --yes-take-out 2."
    )
    assert sorted(not_in_it(told, kept.intake, seen=2)["missing"]) == ["R-10", "R-9"]
    with pytest.raises(NotAllRead, match="3 lines of it were left out"):
        not_in_it(told, kept.intake, left_out=3)


def test_taking_out_counts_and_does_not_make_a_source_fresher(kept: Kept):
    kept.take(*lines(*records(3)))
    take = Take(key="file", name="x", index=kept.index, intake=kept.intake, at=LATER + timedelta(days=2), as_of=LATER)
    take.take([])

    take.take_out("missing", ["R-1", "R-2"])

    assert take.counted.taken_out == 2
    assert [(source.records, source.as_of) for source in kept.index.sources()] == [(1, LATER)]


def test_a_dry_run_says_what_would_change_and_changes_nothing(kept: Kept):
    kept.take(*lines(*records(2)))
    before = kept.index.records_of(["R-1", "R-2", "R-3"]), kept.index.sources(), kept.intake.latest(9)
    moved = replace(records(1)[0], text="x", person=replace(records(1)[0].person, phones=("07700 900123",)))
    rehearsal = Rehearsal(kept.index, kept.intake)
    take = Take(key="next", name="y", index=rehearsal, intake=rehearsal, at=LATER, as_of=LATER)

    counted = take.take(in_batches(iter(lines(moved, Gone(id="R-2", system="missing"), held(reference="R-3")))))
    take.finish()

    assert list(map(str, rehearsal.would)) == [
        "R-1 would change: text, phones", "R-3 would be added", "R-2 would be taken out",
    ]  # fmt: skip
    assert (counted.new, counted.changed, counted.taken_out) == (1, 1, 1)
    assert before == (kept.index.records_of(["R-1", "R-2", "R-3"]), kept.index.sources(), kept.intake.latest(9))


def test_a_file_that_only_says_what_is_gone_makes_no_system_fresher(kept: Kept):
    kept.take(*lines(*records(2)))
    much_later = LATER + timedelta(days=9)
    take = Take(key="gone", name="z", index=kept.index, intake=kept.intake, at=much_later, as_of=much_later)

    take.take(in_batches(iter(lines(Gone(id="R-1", system="missing")))))
    take.finish(fresher=False)

    assert [(source.records, source.as_of) for source in kept.index.sources()] == [(1, LATER)]


def test_a_dry_run_counts_a_record_that_comes_twice_once(kept: Kept):
    rehearsal = Rehearsal(kept.index, kept.intake)
    take = Take(key="next", name="y", index=rehearsal, intake=rehearsal, at=LATER, as_of=LATER)

    counted = take.take(in_batches(iter(lines(*records(1), *records(1), held(text="x"))), size=1))

    assert (counted.new, counted.unchanged, counted.changed) == (1, 1, 1)


def test_a_source_that_did_not_answer_says_since_when_until_it_does(kept: Kept):
    kept.take(*lines(*records(1)))
    kept.intake.not_reached("file", "custody", "It did not answer.", ["missing"], LATER + timedelta(hours=3))
    kept.intake.not_reached("file", "custody", "It did not answer again.", ["missing"], LATER + timedelta(hours=4))

    (taken,) = kept.intake.latest(9)
    assert (taken.unreached_since, taken.why) == (LATER + timedelta(hours=3), "It did not answer again.")
    (source,) = kept.index.sources()
    assert (source.as_of, source.unreached_since) == (LATER, LATER + timedelta(hours=3))

    kept.take(*lines(*records(1)))
    assert kept.intake.latest(9)[0].unreached_since is None
    assert kept.index.sources()[0].unreached_since is None


def test_a_batch_is_kept_whole_with_how_far_it_came(database: str):
    def refuse(some: Sequence[HeldRecord]) -> None:
        raise PulledOut

    kept = Kept(index=DatabaseHoldings(database), intake=DatabaseIntake(database))
    with pytest.raises(PulledOut):
        kept.taking("file", refuse).take([Batch(lines=lines(*records(2)), cursor="2")])

    assert kept.index.records_of(["R-1", "R-2"]) == ()
    assert kept.intake.begin("file", "custody.csv", LATER).cursor == ""
