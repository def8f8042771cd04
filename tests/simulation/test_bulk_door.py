"""Many acts through the bulk door come to the same record, byte for byte, as one at a time through the single one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice

import pytest

from tests.casework.desk import england_wales
from wayhome.application.bulk import BulkDoor
from wayhome.application.entering import enter
from wayhome.application.handling import handle
from wayhome.application.ports import Supplies
from wayhome.cli.borough.living import drawing, supplies_from
from wayhome.duties.derive import derive_all
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Refused
from wayhome.simulation.force import Borough, borough, everything
from wayhome.simulation.people import people
from wayhome.simulation.playing import Said, play, resuming
from wayhome.simulation.steps import Step
from wayhome.store.memory import MemoryLedger

# What they look at is played once, which takes as long as a hundred other tests.
pytestmark = pytest.mark.xdist_group("bulk door")

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that is set."""

    now: datetime = NOW

    def supplies(self) -> Supplies:
        """Return supplies whose ids and salts count up."""
        ids, salts = count(1), count(1)
        return Supplies(
            now=lambda: self.now,
            event_id=lambda: EventId(f"e{next(ids):06}"),
            salt=lambda: f"{next(salts):064x}",
        )


def told() -> Borough:
    return borough(NOW, drawing("a test"), children_count=3, episodes=9)


def acts() -> list[Step | Said]:
    """Return what officers do in nine episodes, and what is said of them meanwhile: leaving out most of the rota."""
    every = everything(told(), people(told()))
    return [one for one in every if isinstance(one, Step) or one.entry.record.startswith(("officer:", "provider:"))]


def one_at_a_time(steps: list[Step | Said]) -> MemoryLedger:
    ledger, clock = MemoryLedger(), Clock()
    supplies = clock.supplies()
    for step in steps:
        clock.now = step.entered_at
        try:
            if isinstance(step, Said):
                enter(step.entry, ledger=ledger, supplies=supplies)
            else:
                handle(step.command, ledger=ledger, supplies=supplies, rulebook=england_wales())
        except Refused:
            continue
    return ledger


@pytest.fixture(scope="module")
def singly() -> MemoryLedger:
    return one_at_a_time(acts())


def in_bulk(batch: int) -> MemoryLedger:
    ledger = MemoryLedger()
    door = BulkDoor(ledger=ledger, supplies=Clock().supplies(), rulebook=england_wales(), batch=batch)
    play(acts(), door)
    return ledger


@pytest.mark.parametrize("batch", [1, 7, 5_000])
def test_the_bulk_door_comes_to_the_same_record_as_the_single_door(singly: MemoryLedger, batch: int):
    many = in_bulk(batch)

    assert many.head() == singly.head()
    assert many.head().position > 400
    assert many.words(told().tell(0, told().episodes[0]).record) == singly.words("EM-0001")  # type: ignore[arg-type]


def test_and_to_the_same_duties(singly: MemoryLedger):
    child = told().children[0].subject

    def owed(ledger: MemoryLedger) -> list[tuple[str, str, str]]:
        events = (sealed.event for sealed in ledger.about(child).events)
        duties = derive_all(stories(events).values(), england_wales(), horizon=NOW)
        return [(duty.identity, duty.status_at(NOW).value, str(duty.due_at)) for duty in duties]

    assert owed(in_bulk(300)) == owed(singly)
    assert len(owed(singly)) > 20


@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_a_run_that_was_broken_off_goes_on_where_it_was_and_comes_to_the_same(part: float):
    whole, ledger, once = acts(), MemoryLedger(), MemoryLedger()
    play(whole, BulkDoor(ledger=once, supplies=supplies_from("x", NOW), rulebook=england_wales()))
    play(
        islice(whole, int(len(whole) * part)),
        BulkDoor(ledger=ledger, supplies=supplies_from("x", NOW), rulebook=england_wales()),
    )
    there = ledger.head().position

    rest = BulkDoor(ledger=ledger, supplies=supplies_from("x", NOW, after=there), rulebook=england_wales())
    played = play(resuming(whole, ledger, rest), rest)

    assert 0 < there < ledger.head().position
    assert played.events == once.head().position - there
    assert ledger.head() == once.head()


def test_a_refused_act_leaves_nothing_and_the_next_goes_on():
    told_late = acts()
    closings = [one for one in told_late if isinstance(one, Step) and type(one.command).__name__ == "CloseEpisode"]
    early = Step(entered_at=closings[0].entered_at - timedelta(days=30), command=closings[0].command)
    ledger = MemoryLedger()
    door = BulkDoor(ledger=ledger, supplies=Clock().supplies(), rulebook=england_wales())

    with pytest.raises(Refused, match="There is no case"):
        door.do(early.command, entered_at=early.entered_at)

    assert ledger.head().position == 0
    assert play(told_late, door).events == ledger.head().position
