"""A duty in sentences: why it is owed, by whom, by when, under which rule, resting on what, and what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.duty import Duty, Status
from wayhome.duties.holders import NAMED, THE_CHILD
from wayhome.duties.saying import on_the_clock, say
from wayhome.kernel.citations import Seen
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

AGENCIES = {
    "police": "the police",
    "local_authority": "the council",
    "provider": "the provider of the placement",
    "policing_body": "the local policing body",
    "health": "the health service",
    "school": "the school",
    "youth_justice": "youth justice",
    "other_force": "the other force",
    "probation": "the probation service",
    "housing": "housing",
    "voluntary": "the voluntary service",
    "other": "the other agency",
}
A_MINUTE = 60
SEEN = {
    Seen.TEXT: "its text was read",
    Seen.PARTLY: "its text was read in part or in a secondary copy",
    Seen.NOT_SEEN: "its text was not read",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A duty in sentences: why it arose, when it was due, what came of it, and what it rests on."""

    because: str
    due: str
    outcome: str
    rests_on: str

    @property
    def whole(self) -> str:
        """Return everything as one paragraph."""
        return " ".join(part for part in (self.because, self.due, self.outcome, self.rests_on) if part)


def explain(duty: Duty, pack: Pack, events: Mapping[EventId, Event], now: datetime) -> Explained:
    """Explain a duty as it stands at an instant."""
    rule = pack.duties[duty.rule]
    return Explained(
        because=f"{rule.title}: owed because {_raised(duty, events)}.",
        due=f"Owed by {owner_words(duty, pack)}{_to_whom(duty, events)} by {on_the_clock(duty.due_at)}.",
        outcome=_outcome(duty, events, now),
        rests_on=f"Rule {duty.obligation}. {_rests_on(duty, pack)}",
    )


def _to_whom(duty: Duty, events: Mapping[EventId, Event]) -> str:
    """Say to whom it is owed where several might be: what they are to the child, never what they are called."""
    child = duty.owed_to_child.replace(":", " ")
    if not duty.owed_to_holder:
        return f" to {child}" if child else ""
    return f" to {holder_words(duty, events.values())}{f' of {child}' if child else ''}"


def holder_words(duty: Duty, events: Iterable[Event]) -> str:
    """Say what whoever a duty is owed to is to the child, with their reference; no name."""
    if duty.owed_to_holder == THE_CHILD:
        return "the child"
    named = (e for e in events if e.type == NAMED and e.body["holder"] == duty.owed_to_holder)
    of = (e for e in named if not duty.owed_to_child or duty.owed_to_child in e.subjects)
    kind = next((str(e.body["kind"]) for e in of), "rights-holder").replace("_", " ")
    return f"{'the' if kind == 'council' else 'an' if kind[0] in 'ao' else 'a'} {kind} ({duty.owed_to_holder})"


def owner_words(duty: Duty, pack: Pack) -> str:
    """Say who owes a duty: the role within the police, or the other agency."""
    if duty.owed_by.agency == "police" and duty.owed_by.role:
        return f"the {pack.head.roles.get(duty.owed_by.role, duty.owed_by.role.replace('_', ' '))}"
    return AGENCIES.get(duty.owed_by.agency, duty.owed_by.agency.replace("_", " "))


def _raised(duty: Duty, events: Mapping[EventId, Event]) -> str:
    event = events.get(duty.raised_by)
    if event is None:
        return f"of an entry that is not shown here ({duty.raised_by})"
    since = f"{say(event)} at {on_the_clock(event.happened_at)}"
    if duty.raised_at <= event.happened_at:
        return since  # before: an earlier clock was running when this event set the one that decides
    if duty.occurrence.isdigit() and len(duty.occurrence) < len("2026"):
        return f"the child turned {duty.occurrence} at {on_the_clock(duty.raised_at)}, as known since {since}"
    if duty.occurrence:
        return f"{duty.occurrence.replace('-', ' ')} ended at {on_the_clock(duty.raised_at)}, counting since {since}"
    return f"{since} and nothing had been done by {on_the_clock(duty.raised_at)}"


def _outcome(duty: Duty, events: Mapping[EventId, Event], now: datetime) -> str:
    status = duty.status_at(now)
    lacking = f" Still lacking: {'; '.join(one.rstrip('.') for one in duty.lacking)}." if duty.lacking else ""
    if status in (Status.MET, Status.MET_LATE):
        late = f", {length(duty.due_at, duty.done_at)} late" if status is Status.MET_LATE and duty.done_at else ""
        entered = " It was written down more than 24 hours after it was done." if duty.done_recorded_late else ""
        return f"Met: {_named(duty.done_by, duty.done_at, events)}{late}.{entered}"
    if status is Status.EXCUSED:
        return f"Excused ({duty.excuse}): {_named(duty.excused_by, duty.excused_at, events)}."
    if status is Status.LAPSED:
        return f"Ended before it fell due: {_named(duty.ended_by, duty.ended_at, events)}."
    if status is Status.MISSED:
        return f"Missed: it fell due undone, and then {_named(duty.ended_by, duty.ended_at, events)}.{lacking}"
    if status is Status.OVERDUE:
        return f"Overdue by {length(duty.due_at, now)}.{lacking}"
    if status is Status.NOT_YET:
        return f"It arises at {on_the_clock(duty.raised_at)} if nothing is done before."
    return f"Time left: {length(now, duty.due_at)}.{lacking}" if duty.due_at > now else f"It falls due now.{lacking}"


def _named(identity: EventId | None, at: datetime | None, events: Mapping[EventId, Event]) -> str:
    event = events.get(identity) if identity else None
    what = say(event) if event else "by an entry that is not shown here"
    return f"{what} at {on_the_clock(at)}" if at else what


def _rests_on(duty: Duty, pack: Pack) -> str:
    """Say what the duty and, where it differs, its deadline rest on."""
    rule = pack.duties[duty.rule]
    duty_basis, limb = rule.basis, duty.basis
    if (duty_basis.source, duty_basis.provision) == (limb.source, limb.provision):
        return f"It rests on {limb.strength.words}: {_cited(limb.source, limb.provision, pack)}; {SEEN[limb.seen]}."
    return (
        f"The duty rests on {duty_basis.strength.words}: {_cited(duty_basis.source, duty_basis.provision, pack)}; "
        f"{SEEN[duty_basis.seen]}. Its time rests on {limb.strength.words}: "
        f"{_cited(limb.source, limb.provision, pack)}; {SEEN[limb.seen]}."
    )


def _cited(source: str, provision: str, pack: Pack) -> str:
    known = pack.sources.get(source)
    return f"{known.title if known else source} ({provision})"


def length(start: datetime, end: datetime | None) -> str:
    """Say how long it is from one instant to another, in the two largest units; in seconds only under a minute."""
    seconds = max(int(((end or start) - start).total_seconds()), 0)
    units = (("day", 86_400), ("hour", 3_600), ("minute", 60)) if seconds >= A_MINUTE else (("second", 1),)
    parts = []
    for name, size in units:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
    return " ".join(parts[:2]) or "no time"
