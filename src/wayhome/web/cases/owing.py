"""What a case owes: the acts to do, each with the duties it would meet, and the duties with why they are owed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.application.caseload import Case
from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Sealed
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.marks import Mark, basis_mark, status_mark
from wayhome.web.presenting.times import until, when

AGENCY = {
    "police": "police",
    "local_authority": "the council",
    "provider": "the placement",
    "policing_body": "the policing body",
}
SETTLED = (Status.MET, Status.MET_LATE, Status.EXCUSED, Status.LAPSED, Status.MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """One duty as it is shown."""

    title: str
    rule: str
    rule_href: str
    status: Mark
    due: str
    how_far: str
    owed_by: str
    because: str
    raised_href: str
    outcome: str
    outcome_href: str
    basis: Mark
    resting_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """One act to do, with the duties that doing it would meet; the soonest due speaks for it."""

    words: str
    status: Mark
    due: str
    how_far: str
    owed_by: str
    basis: Mark
    duties: tuple[DutyView, ...]
    more: str


class Owing:
    """Says what a case owes, in the words of its pack."""

    def __init__(self, case: Case, pack: Pack) -> None:
        self.case = case
        self.pack = pack
        self.entries: Mapping[EventId, Sealed] = {held.event.id: held for held in (*case.entries, *case.background)}

    def acts(self) -> tuple[ActView, ...]:
        """Return the acts to do, soonest due first; an act stands once however many duties it meets."""
        bundles: dict[tuple[str, str], list[Duty]] = {}
        for duty in self.case.open_duties:
            bundles.setdefault((duty.act, duty.obligation.partition(":")[2]), []).append(duty)
        return tuple(self._act(key, duties) for key, duties in bundles.items())

    def settled(self) -> tuple[DutyView, ...]:
        """Return what is done, excused, lapsed or missed, latest first."""
        return tuple(self.duty(duty) for duty in reversed(self.case.in_status(*SETTLED)))

    def open(self) -> tuple[DutyView, ...]:
        """Return what is owed or overdue, soonest due first."""
        return tuple(self.duty(duty) for duty in self.case.open_duties)

    def duty(self, duty: Duty) -> DutyView:
        """Return one duty as it is shown."""
        at = self.case.at
        status = duty.status_at(at)
        rule = self.pack.duties[duty.rule]
        key = duty.obligation.partition(":")[2]
        return DutyView(
            title=f"{rule.title} ({key})" if key else rule.title,
            rule=duty.rule,
            rule_href=reverse("rule", args=[self.pack.name, duty.rule]),
            status=status_mark(status),
            due=when(duty.due_at, at),
            how_far=until(duty.due_at, at) if status.is_open else "",
            owed_by=self.owed_by(duty),
            because=self._because(duty),
            raised_href=reverse("entry", args=[duty.raised_by]),
            outcome=self._outcome(duty, status),
            outcome_href=self._outcome_href(duty, status),
            basis=basis_mark(duty.basis),
            resting_on=f"{self.pack.sources[duty.basis.source].title}: {duty.basis.provision}",
        )

    def owed_by(self, duty: Duty) -> str:
        """Say who owes a duty: a role of the police, or another agency."""
        role = duty.owed_by.role
        words = self.pack.head.roles.get(role, role.replace("_", " "))
        agency = AGENCY.get(duty.owed_by.agency, duty.owed_by.agency.replace("_", " "))
        return words or agency

    def _act(self, key: tuple[str, str], duties: list[Duty]) -> ActView:
        act, which = key
        shown = tuple(self.duty(duty) for duty in duties)
        first = shown[0]
        words = self.pack.head.acts.get(act, first.title)
        others = len(shown) - 1
        return ActView(
            words=f"{words}: {which}" if which else words,
            status=first.status,
            due=first.due,
            how_far=first.how_far,
            owed_by=first.owed_by,
            basis=first.basis,
            duties=shown,
            more=f"Meets {others + 1} duties" if others else "Why this is owed",
        )

    def _because(self, duty: Duty) -> str:
        held = self.entries.get(duty.raised_by)
        said = sentence(held.event, self.case.at) if held else "An earlier entry"
        return f"{said}, {when(duty.raised_at, self.case.at)}"

    def _outcome(self, duty: Duty, status: Status) -> str:
        at = self.case.at
        if status in (Status.MET, Status.MET_LATE) and duty.done_at:
            late = ", recorded late" if duty.done_recorded_late else ""
            return f"Done {when(duty.done_at, at)}{late}"
        if status is Status.EXCUSED:
            return f"Excused: {duty.excuse.replace('_', ' ')}"
        if status is Status.MISSED and duty.ended_at:
            return f"Not done, and no longer possible since {when(duty.ended_at, at)}"
        if status is Status.LAPSED and duty.ended_at:
            return f"Ended {when(duty.ended_at, at)}, before it fell due"
        return f"Still lacking: {'; '.join(duty.lacking)}" if duty.lacking else ""

    def _outcome_href(self, duty: Duty, status: Status) -> str:
        settled = {
            Status.MET: duty.done_by,
            Status.MET_LATE: duty.done_by,
            Status.EXCUSED: duty.excused_by,
            Status.MISSED: duty.ended_by,
            Status.LAPSED: duty.ended_by,
        }
        entry = settled.get(status)
        return reverse("entry", args=[entry]) if entry else ""


def earliest(duties: tuple[Duty, ...]) -> datetime | None:
    """Return when the soonest of some duties falls due."""
    return min((duty.due_at for duty in duties), default=None)
