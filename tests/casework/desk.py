"""A missing desk in memory: people signed in, a clock that is set, and acts in one line."""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

import pytest

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.access.actors import Actor, Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.handling import Handled, handle
from wayhome.application.ports import Ledger, Supplies
from wayhome.casework.commands import Acting, Command, OnCase, OnInvestigation
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.take_report import LookedUp, Reporting, TakeReport
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.duty import Duty, Status
from wayhome.duties.examples import london
from wayhome.duties.stories import stories
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.record.events.workforce import CompetenceRecorded, UnderstandingChecked
from wayhome.record.vocabulary import Fact
from wayhome.store.memory import MemoryLedger

STARTS = london("2026-03-02T19:00")
CASE = RecordId("MC-1")
CHILD, EPISODE = Subject("child:A"), Subject("episode:A1")
INQUIRY, INVESTIGATION = RecordId("EI-1"), Subject("investigation:EI-1")


@cache
def england_wales() -> Rulebook:
    """Return the national rulebook, made ready once."""
    return Rulebook(load("england-wales"))


def signed_in(who: str, role: Role) -> Acting:
    """Sign somebody in as themselves."""
    return Acting(actor=Actor(id=ActorId(who), name=who, roles=frozenset({role})), role=role, post=PostId(role.key))


CALL_HANDLER = signed_in("cara", Role.CALL_HANDLER)
GRADER = signed_in("gwen", Role.GRADER)
OFFICER = signed_in("omar", Role.RESPONSE)
SERGEANT = signed_in("sian", Role.SUPERVISOR)
INSPECTOR = signed_in("ines", Role.INSPECTOR)
OTHER_INSPECTOR = signed_in("ivor", Role.INSPECTOR)
SUPERINTENDENT = signed_in("sara", Role.COMMAND)
LEAD = signed_in("lena", Role.COORDINATOR)
DETECTIVE = signed_in("dee", Role.INVESTIGATOR)
OTHER_DETECTIVE = signed_in("dov", Role.INVESTIGATOR)
DI = signed_in("dina", Role.DETECTIVE_INSPECTOR)


@dataclass
class Desk:
    """A ledger, a rulebook and a clock; acts are done now unless they say when."""

    ledger: Ledger = field(default_factory=MemoryLedger)
    now: datetime = STARTS

    def __post_init__(self) -> None:
        ids, salts = count(1), count(1)
        self.keys = count(1)
        self.supplies = Supplies(
            now=lambda: self.now,
            event_id=lambda: EventId(f"e{next(ids):04}"),
            salt=lambda: f"{next(salts):064x}",
        )

    def at(self, minutes: int) -> "Desk":
        """Set the clock to so many minutes after the call."""
        self.now = STARTS + timedelta(minutes=minutes)
        return self

    def ask(self, kind: type[Command], by: Acting, /, **given: Any) -> Command:
        """Make a command, on the first case unless another is named."""
        asked: dict[str, Any] = {"happened_at": self.now, "key": f"key-{next(self.keys)}", "by": by}
        if issubclass(kind, OnCase):
            asked["record"] = INQUIRY if issubclass(kind, OnInvestigation) else CASE
        return kind(**(asked | given))

    def do(self, kind: type[Command], by: Acting, /, **given: Any) -> Handled:
        """Do an act."""
        return self.send(self.ask(kind, by, **given))

    def send(self, command: Command) -> Handled:
        """Send a command as it is."""
        return handle(command, ledger=self.ledger, supplies=self.supplies, rulebook=england_wales())

    def refused(self, kind: type[Command], by: Acting, /, **given: Any) -> tuple[Reason, ...]:
        """Return why an act is refused; nothing was entered for it."""
        before = self.ledger.head().position
        with pytest.raises(Refused) as refused:
            self.do(kind, by, **given)
        assert self.ledger.head().position == before
        return refused.value.reasons

    def report(self, by: Acting = CALL_HANDLER, **given: Any) -> Handled:
        """Take a report of the first child."""
        child = {"date_of_birth": date(2010, 6, 1), "nation": "england", "name": "Ada", "identity_complete": True}
        names = {one.name for one in fields(Reporting)}
        child |= {name: given.pop(name) for name in list(given) if name in names}
        return self.do(TakeReport, by, children=(reporting(**child),), **({"informant": "parent"} | given))

    def concern(self, by: Acting = OFFICER, **given: Any) -> Handled:
        """Raise a concern about the first child, which opens an investigation."""
        about = {"child": CHILD, "record": INQUIRY, "investigation": INVESTIGATION}
        said = {"informant": "school", "kind": "criminal", "name": "Ada", "date_of_birth": date(2010, 6, 1)}
        return self.do(RaiseConcern, by, **(about | said | given))

    def train(self, who: Acting, until: date = date(2027, 1, 1)) -> "Desk":
        """Put on record that somebody may grade: that they were taught until a day, and understood it on 1 January."""
        taught = CompetenceRecorded(competence="missing_risk_grading", valid_until=until)
        understood = UnderstandingChecked(subject="missing_and_exploitation", asked=16, right=16, passed=True)
        return self.tell_of(who, taught, understood, at=datetime(2026, 1, 1, tzinfo=UTC))

    def tell_of(self, who: Acting, *facts: Fact, at: datetime | None = None) -> "Desk":
        """Put facts about somebody on record, as an import does: entered by nobody who is signed in."""
        named = (Subject(f"officer:{who.actor.id}"),)
        drafts = tuple(Draft(fact=fact, happened_at=at or self.now, subjects=named) for fact in facts)
        enter(Entry(record=RecordId(named[0]), drafts=drafts), ledger=self.ledger, supplies=self.supplies)
        return self

    def events(self, *types: str, record: RecordId = CASE) -> list[Event]:
        """Return the entries of a case, of some types."""
        held = [sealed.event for sealed in self.ledger.read(record).events]
        return [event for event in held if not types or event.type in types]

    def duties(self) -> list[Duty]:
        """Return every duty about the child and their cases that has arisen."""
        told = stories(sealed.event for sealed in self.ledger.about(CHILD).events)
        duties = derive_all(told.values(), england_wales(), horizon=self.now)
        return [duty for duty in duties if duty.status_at(self.now) is not Status.NOT_YET]

    def statuses(self, rule: str) -> list[str]:
        """Return how the duties of a rule stand."""
        return [duty.status_at(self.now).value for duty in self.duties() if duty.rule == rule]

    def breached(self) -> set[str]:
        """Return the rules that were, or are being, broken."""
        return {duty.rule for duty in self.duties() if duty.status_at(self.now).is_breach}


def reporting(**given: Any) -> Reporting:
    """Say which child is reported; the first one, who was looked up and is not known, unless others are named."""
    looked_up = LookedUp(outcome="no_match", asked_with="Ada, 1 June 2010")
    child: dict[str, Any] = {"child": CHILD, "record": CASE, "case": EPISODE, "looked_up": looked_up}
    return Reporting(**(child | given))


def rules(reasons: tuple[Reason, ...]) -> list[str]:
    """Return the rules that reasons rest on."""
    return [reason.rule for reason in reasons]


def words(reasons: tuple[Reason, ...]) -> list[str]:
    """Return what reasons say."""
    return [reason.words for reason in reasons]
