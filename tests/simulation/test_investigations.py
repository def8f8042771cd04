"""The team's investigations come through the same door: what is refused is what was meant to be."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache

import pytest

from wayhome.application.bulk import BulkDoor
from wayhome.cli.borough.living import eastmere, supplies_from
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.duty import Duty
from wayhome.duties.stories import stories
from wayhome.packs import load, reader
from wayhome.reading.findings import Who
from wayhome.reading.wording import read_wording
from wayhome.record.envelope import Event
from wayhome.record.rows import read
from wayhome.record.states import Investigation, fold
from wayhome.simulation.investigating.cases import CASES, investigations
from wayhome.simulation.playing import Played, ToldAct, play
from wayhome.simulation.steps import Step
from wayhome.simulation.team import team
from wayhome.store.memory import MemoryLedger

# What they look at is played once, which takes as long as a hundred other tests.
pytestmark = pytest.mark.xdist_group("investigations of the borough")

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
ABOUT_THE_CHILD = Who(child_in_scope=True)
SPOKEN = ("I cannot. They know where we live.",)  # a child's own words are left as they were spoken


@cache
def played() -> tuple[Played, list[Event]]:
    told, book = eastmere(NOW, episodes=60), Rulebook(load("england-wales-2026.1"))
    ledger = MemoryLedger()
    door = BulkDoor(ledger=ledger, supplies=supplies_from("team", NOW, readers=()), rulebook=book)
    said: list[ToldAct] = [*team(told), *investigations(told, book.pack)]
    result = play(sorted(said, key=lambda one: one.entered_at), door)
    return result, [kept.sealed.event for kept in map(read, ledger.after(0, 100_000)) if kept.sealed]


@cache
def duties() -> tuple[Duty, ...]:
    told = stories(played()[1])
    found = derive_all(told.values(), Rulebook(load("england-wales-2026.1")), horizon=NOW)
    ours = {event.id for event in played()[1] if event.record.startswith("EI-31")}
    return tuple(duty for duty in found if duty.raised_by in ours)


def of_cases() -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in played()[1]:
        if event.record.startswith("EI-31"):
            found.setdefault(event.record, []).append(event)
    return found


def test_there_are_twenty_five_and_nothing_is_refused_but_what_the_rules_refuse_on_purpose() -> None:
    refused = Counter(kind for kind, _ in played()[0].refused.elements())

    assert len(CASES) == len(of_cases()) == 25
    assert set(refused) == {"AllocateCase", "AssignSupervisor"}


def test_they_stand_at_every_stage() -> None:
    phases = Counter(fold(Investigation(), events).phase for events in of_cases().values())

    assert set(phases) >= {"opened", "recorded", "allocated", "planned", "ended"}


def test_several_go_wrong_as_inspectors_described_and_it_shows() -> None:
    overdue = {duty.rule for duty in duties() if duty.status_at(NOW).is_breach}

    assert overdue >= {"ALLOC-01", "ALLOC-02", "REC-01", "PLAN-01", "SUP-06", "LOE-02", "LOE-03", "ELP-01"}


def test_children_are_asked_what_they_need_and_told_where_a_case_goes_well_and_not_where_it_does_not() -> None:
    events = played()[1]
    assessed, told, asked, excused = (
        {event.record for event in events if event.type == name}
        for name in (
            "victim.needs_assessed", "victim.notice_delivered", "door.question_asked", "victim.notice_not_possible",
        )
    )  # fmt: skip

    assert {"EI-3107", "EI-3111", "EI-3117"} <= assessed & told
    assert assessed.isdisjoint({"EI-3119", "EI-3120", "EI-3122", "EI-3124"})
    assert asked
    assert excused


def test_three_networks_are_seen_in_several_cases_by_what_leads_to_them() -> None:
    told, pack = eastmere(NOW, episodes=60), load("england-wales-2026.1")
    seen: dict[str, set[str]] = {}
    for step in investigations(told, pack):
        if not isinstance(step, Step):
            continue
        for field in ("value", "plate", "name"):
            value = getattr(step.command, field, None)
            if type(step.command).__name__ in ("NoteIdentifier", "LinkVehicle", "IdentifySuspect") and value:
                seen.setdefault(value, set()).add(step.key.partition("/")[0])

    assert {one for one, cases in seen.items() if len(cases) > 1} >= {
        "07700 900417",
        "07700 900862",
        "EM19 KDT",
        "nightfox_77",
    }


def test_nothing_the_team_writes_would_be_pointed_out() -> None:
    told, pack, engine = eastmere(NOW, episodes=60), load("england-wales-2026.1"), reader()
    commands = (step.command for step in investigations(told, pack) if isinstance(step, Step))
    written = {words for command in commands for words in texts_in(command)}

    found = [(words, one.rule) for words in sorted(written) for one in read_wording(engine, words, ABOUT_THE_CHILD)]

    assert len(written) > 60
    assert [(words, rule) for words, rule in found if words not in SPOKEN] == []


def texts_in(value: object) -> Iterator[str]:
    """Yield every sentence in a command."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, tuple):
        yield from (text for one in value for text in texts_in(one))
    elif is_dataclass(value):
        yield from (text for one in fields(value) for text in texts_in(getattr(value, one.name)))
