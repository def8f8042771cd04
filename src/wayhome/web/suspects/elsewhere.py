"""Other investigations that hold somebody under the same number as a suspect: which, and whose they are; no more."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.casework.allocating.carrying import who_investigates
from wayhome.casework.suspects.suspects import SuspectStanding
from wayhome.kernel.ids import ActorId, RecordId, Subject, SubjectKind, kind_of
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.officers import Called


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """One other investigation, and who has it."""

    record: RecordId
    href: str
    whose: str


def elsewhere(suspect: SuspectStanding, desk: Desk) -> tuple[Elsewhere, ...]:
    """Return the other investigations that hold somebody under the number by which our systems know a suspect."""
    if not suspect.nominal:
        return ()
    held = desk.visit.parts.ledger.of_type("suspect.identified")
    same = (each.event for each in held if each.event.body.get("nominal") == suspect.nominal)
    others = dict.fromkeys((event.record, _case(event.subjects)) for event in same if event.record != desk.record)
    owners = {record: _owner(case, desk) for record, case in others}
    called = Called(filter(None, owners.values()))
    return tuple(
        Elsewhere(record=record, href=reverse("case", args=[record]), whose=called(owner) if owner else "nobody yet")
        for record, owner in owners.items()
    )


def _case(subjects: tuple[Subject, ...]) -> Subject | None:
    return next((named for named in subjects if kind_of(named) is SubjectKind.INVESTIGATION), None)


def _owner(case: Subject | None, desk: Desk) -> ActorId | None:
    return who_investigates(desk.visit.parts.reading.story(case)) if case else None
