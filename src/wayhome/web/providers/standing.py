"""Which interviews a council or provider sees: of the children whom it was invited for, and of nobody else.

Two invitations are of one agency only where the record names the same one in both: a reference within one child's
record, such as H3, is another's in the next. An agency that is not named sees the child of its own invitation.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from wayhome.application.rights_holders import invitable
from wayhome.casework.holders.standing import holder_called
from wayhome.casework.providers.interviews import (
    APPOINTED,
    DECLINED,
    NOT_POSSIBLE,
    OFFERED,
    SENT,
    Interview,
    interviews,
)
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.visit import InvitedVisit
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.times import span

STANDS = {
    "asked": "Not offered yet", "offered": "Offered", "appointed": "A time is agreed", "not_possible": "Not held yet",
    "declined": "The child said no", "held": "Held: not sent to us yet", "sent": "Sent to us",
}  # fmt: skip


KEPT = {
    OFFERED: "Offered to the child", APPOINTED: "A time is agreed", DECLINED: "Somebody said no",
    NOT_POSSIBLE: "It could not be held yet",
}  # fmt: skip
WHY_NOT = {
    "missing_again": "the child is missing again", "not_reached": "the child was not reached",
    "child_unwell": "the child is unwell", "in_custody": "the child is in custody",
    "moved_away": "the child was moved away", "no_interviewer": "there was nobody to hold it",
    "child": "the child", "carer": "somebody who cares for them, not the child",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One interview as its holder sees it; ``key`` is how an address names it, which says nothing of whose it is."""

    key: str
    child: str
    interview: Interview
    now: datetime

    @property
    def stands(self) -> str:
        """Return how it stands, in words."""
        return STANDS[self.interview.stands]

    @property
    def kept(self) -> str:
        """Return what we have last of what happened, so that nobody has to say it twice; empty where it is nothing."""
        if self._last is None:
            return ""
        why = WHY_NOT.get(str(self._last.body.get("why") or self._last.body.get("by") or ""), "")
        return ": ".join(part for part in (KEPT[self._last.type], why) if part)

    @property
    def kept_at(self) -> datetime | None:
        """Return since when we have it (UTC)."""
        return self._last.recorded_at if self._last else None

    @property
    def _last(self) -> Event | None:
        return self.interview.last(*KEPT)

    @property
    def clock(self) -> str:
        """Return how long is left of the 72 hours, or how long ago they ended; empty once it was held."""
        if not self.interview.to_be_held:
            return ""
        left = self.interview.due - self.now
        if left < timedelta(0):
            return f"{span(-left)} late"
        hours = int(left.total_seconds() // 3600)
        return f"{hours} hours left" if hours != 1 else "1 hour left"

    @property
    def is_late(self) -> bool:
        """Say whether the 72 hours are over."""
        return self.interview.to_be_held and self.now > self.interview.due


def rows(visit: InvitedVisit) -> tuple[Row, ...]:
    """Return the interviews a visitor sees: those that are owed still first, the soonest due first."""
    found = [row for child in dict.fromkeys(_children(visit)) for row in _of_child(visit, child)]
    return tuple(sorted(found, key=lambda row: (not row.interview.is_open, row.interview.due, row.key)))


def row_called(visit: InvitedVisit, key: str) -> Row | None:
    """Return one of the interviews a visitor sees; None for any other, whether there is one or not."""
    return next((row for row in rows(visit) if row.key == key), None)


def _children(visit: InvitedVisit) -> list[Subject]:
    mine = agency_of(visit, visit.invitation)
    if mine is None:
        return []
    others = Invitation.objects.filter(kind=visit.kind, ended_at=None, until__gt=visit.now).order_by("made_at")
    same = [Subject(one.child) for one in others if mine and agency_of(visit, one) == mine]
    return [visit.parts.reading.one(child) for child in (visit.child, *same)]


def agency_of(visit: InvitedVisit, invitation: Invitation) -> str | None:
    """Return which agency was invited, by its reference; empty where the record does not name it.

    None: it may not be told about the child.
    """
    holders = invitable(Subject(invitation.child), visit.parts.ledger, at=visit.now)
    holder = holder_called(invitation.holder, holders)
    if holder is None:
        return "" if _within_a_record(invitation.holder) else invitation.holder
    if not holder.may_be_told:
        return None
    return str(holder.called.body.get("agency") or "") if holder.called else ""


def _within_a_record(ref: str) -> bool:
    return ref[:1] == "H" and ref[1:].isdigit()


def _of_child(visit: InvitedVisit, child: Subject) -> list[Row]:
    reading = visit.parts.reading
    story = reading.story(child)
    cases = dict.fromkeys(
        Subject(named) for event in story.of_type("missing.child_located") for named in event.subjects if named != child
    )
    found = interviews(child, [reading.story(case) for case in cases])
    return [
        Row(key=key_for(one.case), child=_called(visit, child), interview=one, now=visit.now)
        for one in found
        if _is_for(visit, one)
    ]


def _called(visit: InvitedVisit, child: Subject) -> str:
    """Return our reference of a child, with what tells whoever may know which child is meant."""
    called = visit.called(child)
    return f"Child {reference(child)} ({called})" if called else f"Child {reference(child)}"


def _is_for(visit: InvitedVisit, one: Interview) -> bool:
    """Say whether an interview is this partner's: a provider sees those it was asked for, and none it did not hold."""
    if visit.kind == "council":
        return True
    asked = [step for step in one.steps if step.type == "partner.return_interview_asked"]
    sent = one.last(SENT)
    by_other = sent is not None and sent.body.get("by") == "council"
    mine = (None, agency_of(visit, visit.invitation))
    return not by_other and any(step.body.get("of") == "provider" and step.body.get("agency") in mine for step in asked)


def key_for(case: Subject) -> str:
    """Return the name of an interview in an address: it cannot be guessed, and says nothing of the case."""
    return salted_hmac("wayhome.door.interview", case).hexdigest()[:16]


def told_of(visit: InvitedVisit, record: RecordId, row: Row) -> str:
    """Return what the police told the partner of the child when they asked; what another was told is not theirs."""
    words = visit.parts.reading.words(record)
    asked = [step for step in row.interview.steps if step.type == "partner.return_interview_asked"]
    agencies = (None, agency_of(visit, visit.invitation))
    mine = [step for step in asked if step.body.get("of") == visit.kind and step.body.get("agency") in agencies]
    return words.get((mine[-1].id, "told"), "") if mine else ""
