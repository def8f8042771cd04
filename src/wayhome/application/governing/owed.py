"""What the force owes as a whole: what is derived for the force itself, for providers and for published reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.ports import EventLog
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty, Status
from wayhome.duties.in_force import InForce
from wayhome.duties.stories import stories
from wayhome.kernel.ids import OUR_FORCE, Subject, SubjectKind, kind_of

PROVIDERS = ("governing.provider_named", "partner.provider_policy_checked")
REPORTS = ("assurance.report_published", "assurance.report_registered")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedByForce:
    """Every duty of the force, its providers and the reports it answers that has arisen, soonest due first."""

    duties: tuple[Duty, ...]
    at: datetime

    @property
    def open(self) -> tuple[Duty, ...]:
        """Return those that somebody still has to do."""
        return tuple(duty for duty in self.duties if duty.status_at(self.at).is_open)


def owed_by_force(log: EventLog, rulebook: InForce, *, at: datetime, beside: Rulebook | None = None) -> OwedByForce:
    """Derive what the force owes at an instant; ``beside`` are rules of its own for published reports."""
    named = (OUR_FORCE, *_named(log, PROVIDERS, SubjectKind.PROVIDER), *_named(log, REPORTS, SubjectKind.REPORT))
    duties: list[Duty] = []
    for subject in dict.fromkeys(named):
        told = stories(held.event for held in log.about(subject).events)
        if subject in told:
            duties.extend(rulebook.derive(told[subject], horizon=at))
            duties.extend(derive(told[subject], beside, horizon=at) if beside else ())
    arisen = (duty for duty in duties if duty.status_at(at) is not Status.NOT_YET)
    return OwedByForce(duties=tuple(sorted(arisen, key=lambda duty: (duty.due_at, duty.identity))), at=at)


def _named(log: EventLog, types: Iterable[str], kind: SubjectKind) -> list[Subject]:
    told = (held.event for name in types for held in log.of_type(name))
    return list(dict.fromkeys(named for event in told for named in event.subjects if kind_of(named) is kind))
