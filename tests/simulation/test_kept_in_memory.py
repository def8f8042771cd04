"""What the bulk door keeps in memory is what the record would say, for every act of the borough's investigations."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

import pytest

from tests.casework.desk import england_wales
from wayhome.application import kept as in_memory
from wayhome.application.bulk import BulkDoor
from wayhome.application.drafts import Draft, Entry
from wayhome.application.gathering import gather
from wayhome.application.kept_stories import Held
from wayhome.casework.commands import Command, OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.cli.borough.living import eastmere, supplies_from
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.events.contact import HolderNamed
from wayhome.simulation.investigating.cases import investigations
from wayhome.simulation.playing import ToldAct, play
from wayhome.simulation.team import team
from wayhome.store.memory import MemoryLedger

# What they look at is played once, which takes as long as a hundred other tests.
pytestmark = pytest.mark.xdist_group("kept in memory")

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
ASHA, BEN = Subject("child:C-1"), Subject("child:C-2")
CASE, OTHER_CASE = Subject("investigation:EI-1"), Subject("investigation:EI-2")
OFFICER = Subject("officer:A-2")


def acts() -> list[ToldAct]:
    told = eastmere(NOW, episodes=60)
    said: list[ToldAct] = [*team(told), *investigations(told, england_wales().pack)]
    return sorted(said, key=lambda one: one.entered_at)


class Compared(BulkDoor):
    """A bulk door that asks the record as well before each act on an investigation, and keeps where the two differ."""

    def __init__(self, ledger: MemoryLedger) -> None:
        super().__init__(ledger=ledger, supplies=supplies_from("team", NOW, readers=()), rulebook=england_wales())
        self.ledger = ledger
        self.asked: Counter[str] = Counter()
        self.differing: list[str] = []

    def compare(self, command: Command, at: datetime) -> None:
        """Lay what is kept beside what the record says."""
        kept = self._kept.facing(command, at)
        self.asked["the record" if kept is None else "what is kept"] += 1
        if kept is None:
            return
        self.flush()
        told = gather(command, log=self.ledger, rulebook=england_wales(), now=at)
        self.differing += [f"{type(command).__name__}: {name}" for name in different(kept, told)]


def different(kept: Facing, told: Facing) -> list[str]:
    plainly = ("record", "case", "child", "children", "of_one", "at", "now", "sequence", "one_child", "joinings")
    found = [name for name in plainly if getattr(kept, name) != getattr(told, name)]
    found += ["words"] if dict(kept.words) != dict(told.words) else []
    found += ["grading"] if kept.may_grade != told.may_grade else []
    return found + [f"story of {name}" for name in different_stories(kept.stories, told.stories)]


def different_stories(kept: Mapping[Subject, Story], told: Mapping[Subject, Story]) -> list[Subject]:
    apart = sorted(kept.keys() ^ told.keys())
    both = kept.keys() & told.keys()
    return apart + [one for one in sorted(both) if kept[one].differs_from(told[one])]


def named_elsewhere(child: Subject, at: datetime) -> Entry:
    """Return what another record says meanwhile of whom to tell, with words."""
    fact = HolderNamed(holder="H9", kind="carer", name="Nora Quill")
    return Entry(record=RecordId(f"EW-{child}"), drafts=(Draft(fact=fact, happened_at=at, subjects=(child,)),))


@cache
def compared() -> Compared:
    door = Compared(MemoryLedger())
    do = door.do

    def compare_and_do(command: Command, *, entered_at: datetime) -> tuple[Event, ...]:
        if isinstance(command, OnCase):
            door.compare(command, entered_at)
        added = do(command, entered_at=entered_at)
        if isinstance(command, AgreePlan):
            door.tell(named_elsewhere(added[0].subjects[0], entered_at), entered_at=entered_at)
        return added

    door.do = compare_and_do  # type: ignore[method-assign]
    play(acts(), door)
    return door


def test_what_is_kept_is_what_the_record_says_before_each_act() -> None:
    assert compared().differing == []


def test_three_acts_in_four_need_not_ask_the_record() -> None:
    asked = compared().asked

    assert asked["what is kept"] > 3 * asked["the record"] > 0


def event(number: int, kind: str, *subjects: Subject, record: str = "EI-1") -> Event:
    return Event(
        id=EventId(f"e{number}"),
        record=RecordId(record),
        type=kind,
        version=1,
        happened_at=NOW,
        recorded_at=NOW,
        subjects=subjects,
        body={},
        actor=ActorId("A-1"),
        post=PostId("P-1"),
    )


def held(*events: Event, child: Subject = ASHA) -> Held:
    kept = Held(child=child)
    for each in events:
        kept.add(each)
    return kept


def test_what_is_said_of_the_child_alone_is_known_in_the_case_and_what_its_record_says_of_an_officer_is_not() -> None:
    flagged, read = event(2, "child.flagged", ASHA, record="R-1"), event(3, "training.read", OFFICER)

    story = held(event(1, "investigation.opened", ASHA, CASE), flagged, read)[CASE]

    assert story.child == [flagged]


def test_an_entry_that_both_have_is_taken_once() -> None:
    opened = event(1, "investigation.opened", ASHA, CASE)

    assert held(opened, opened)[CASE].own == [opened]


def test_a_story_goes_on_with_what_comes_after_it_was_told() -> None:
    kept = held(opened := event(1, "investigation.opened", ASHA, CASE))
    assert kept[CASE].own == [opened]

    kept.add(planned := event(2, "investigation.planned", ASHA, CASE))
    kept.add(flagged := event(3, "child.flagged", ASHA, record="R-1"))

    assert kept[CASE].own == [opened, planned]
    assert kept[CASE].child == [flagged]


@pytest.mark.parametrize(
    "other",
    [
        event(2, "investigation.child_joined", BEN, CASE),
        event(2, "investigation.planned", ASHA, BEN, CASE),
        event(2, "investigation.linked", ASHA, CASE, OTHER_CASE),
        event(2, "investigation.split_off", ASHA, CASE),
        event(2, "record.corrected", ASHA, CASE),
        event(2, "child.records_joined", ASHA),
        event(2, "child.records_parted", ASHA),
    ],
    ids=lambda one: f"{one.type} of {len(one.subjects)}",
)
def test_what_changes_how_others_are_read_has_the_record_asked(other: Event) -> None:
    assert held(event(1, "investigation.opened", ASHA, CASE)).plain
    assert not held(event(1, "investigation.opened", ASHA, CASE), other).plain


def played_at_once() -> MemoryLedger:
    ledger = MemoryLedger()
    play(acts(), BulkDoor(ledger=ledger, supplies=supplies_from("team", NOW, readers=()), rulebook=england_wales()))
    return ledger


def test_what_is_let_go_of_is_read_again_and_comes_to_the_same_record(monkeypatch: pytest.MonkeyPatch) -> None:
    once = played_at_once()
    monkeypatch.setattr(in_memory, "KEPT", 6)

    ledger = played_at_once()

    assert ledger.head() == once.head()
    assert ledger.head().position > 4_000
