"""The children of one report as the screens after the call show them: the case's own child, and those missing too."""

from dataclasses import dataclass

from wayhome.application.gathering import face
from wayhome.casework.facing import Facing
from wayhome.casework.take_report import BY_KIN
from wayhome.kernel.ids import RecordId
from wayhome.record.events.risk import Supplier
from wayhome.web.acting.desk import Desk, in_force_now
from wayhome.web.http import Page, note_look
from wayhome.web.reporting.journey import Journey, Missing, journey_about

ALONE = "alone"
AT_MOST = 12  # children whom one form can describe together


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """One child before whoever asks: the case, what to call them, and what the report was looked up with."""

    number: int
    facing: Facing
    who: str
    report: Missing | None

    @property
    def record(self) -> RecordId:
        """Return the child's case."""
        return self.facing.record

    def known(self, name: str) -> str:
        """Return a fact as it is known now; empty where it is not."""
        value = self.facing.known.value(name, self.facing.now)
        return "" if value is None else str(value)


def journey_at(desk: Desk) -> Journey | None:
    """Return the report that whoever asks is taking in this case."""
    return journey_about(desk.visit.account, desk.record)


def children(desk: Desk) -> tuple[Child, ...]:
    """Return the case's child first, then those reported with them; only the one where it is asked about them alone."""
    journey = journey_at(desk)
    reported = {one.record: one for one in journey.children} if journey else {}
    first = Child(number=1, facing=desk.facing, who=desk.who, report=reported.get(desk.record))
    if desk.about == ALONE:
        return (first,)
    others = [one for record, one in reported.items() if record != desk.record][: AT_MOST - 1]
    return (first, *(_other(desk, number, one) for number, one in enumerate(others, 2)))


def _other(desk: Desk, number: int, one: Missing) -> Child:
    visit, record = desk.visit, RecordId(one.record)
    rulebook = in_force_now(visit)
    facing = face(record, by=visit.actor.id, log=visit.parts.ledger, rulebook=rulebook, now=visit.now)
    name = visit.parts.reading.names().get(facing.child, "")
    return Child(number=number, facing=facing, who=name or one.who, report=one)


def note_others(desk: Desk, page: str, shown: tuple[Child, ...]) -> None:
    """Write down that the children reported together with the case's own were looked at as well."""
    others = tuple(name for one in shown[1:] for name in (one.record, one.facing.child))
    if others:
        note_look(desk.visit, page, Page(template="", content={}, shows=others))


def supplier(desk: Desk) -> Supplier:
    """Return who answers: whoever last reported the child."""
    informant = str(desk.facing.known.value("informant", desk.facing.now) or "unknown")
    return BY_KIN.get(informant, ("other", "unknown"))[1]
