"""A case sent again, beside what is held of it: what is new, what differs, and how each difference is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wayhome.application.mistakes import Mistake
from wayhome.application.shadow.history import History
from wayhome.application.shadow.sayings import CIRCUMSTANCES
from wayhome.application.shadow.shadow import number_of
from wayhome.duties.saying import on_the_clock, say
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import iso_london
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAgain:
    """A case beside what is held of it: every event sent, those new, those that differ, and how many are the same."""

    every: tuple[Event, ...]
    new: tuple[Event, ...]
    differing: tuple[Event, ...]
    same: int

    @property
    def is_another(self) -> bool:
        """Say whether nothing that happened is the same: then it is another case, and none of it belongs here."""
        return bool(self.differing) and not self.same


def against(events: Iterable[Event], held: Mapping[EventId, Event]) -> SentAgain:
    """Set the events of a case beside those held; who the child is does not say whether the case is the same."""
    every, new, unlike, same = [], [], [], 0
    for one in events:
        event = _dated(one, held) if _describes(one) else one
        every.append(event)
        known = held.get(event.id)
        if known is None:
            new.append(event)
        elif not _alike(event, known):
            unlike.append(event)
        elif not _describes(event):
            same += 1
    return SentAgain(every=tuple(every), new=tuple(new), differing=tuple(unlike), same=same)


def differing(history: History, sent: Event, held: Event) -> Mistake:
    """Say that an event differs from the one held under its number, and what to do."""
    if _describes(sent):
        words = "What the file says about the child differs from what is held. The record was left as it is."
        remedy = "If the child's circumstances changed, send that as an event of its own, child.described."
        field = f"case {history.id}, the child"
        return Mistake(place=history.place, case=history.id, field=field, words=words, remedy=remedy)
    number = number_of(sent.id)
    return Mistake(
        place=history.place,
        case=history.id,
        field=f"case {history.id}, event {number}",
        words=f"The file says: {told(sent)}. The record says: {told(held)}. The record was left as it is.",
        remedy="If it is another event, give it a number of its own. If the record is wrong, correct the entry there.",
    )


def another_case(history: History) -> Mistake:
    """Say that another case is held under the same id."""
    return Mistake(
        place=history.place,
        case=history.id,
        field="id",
        words=f"The case {history.id} was not brought in. A case with this id is held, and no event of it is the same.",
        remedy="If it is another case, give it an id of its own. If the one held is wrong, correct its entries.",
    )


def not_accepted(history: History, refused: Refused) -> Mistake:
    """Say why the record did not take what is new of a case."""
    return Mistake(
        place=history.place,
        case=history.id,
        field="id",
        words=f"The case {history.id} was not brought in. {' '.join(reason.words for reason in refused.reasons)}",
        remedy=" ".join(reason.remedy for reason in refused.reasons),
    )


def nothing_told(history: History) -> Mistake:
    """Say that a case has nothing to bring in."""
    words = f"The case {history.id} has no event that can be brought in."
    return Mistake(
        place=history.place, case=history.id, field="events", words=words, remedy="Check what was exported of it."
    )


def _dated(described: Event, held: Mapping[EventId, Event]) -> Event:
    """Return who the child is under an id of its own where it holds from earlier than what is held, so none is lost."""
    known = held.get(described.id)
    if known is None or known.happened_at <= described.happened_at:
        return described
    return replace(described, id=EventId(f"{described.id}from {iso_london(described.happened_at)}"))


def _alike(sent: Event, held: Event) -> bool:
    """Say whether two events say the same; who the child is may be dated by an event that the file no longer holds."""
    said = (sent.type, sent.version, sent.subjects, sent.body) == (held.type, held.version, held.subjects, held.body)
    times = (sent.happened_at, sent.recorded_at) == (held.happened_at, held.recorded_at)
    return said and (times or _describes(sent))


def _describes(event: Event) -> bool:
    """Say whether an event is the one made from what the case says of the child: it has no number in the export."""
    return event.type == CIRCUMSTANCES.declared.name and not isinstance(number_of(event.id), int)


def told(event: Event) -> str:
    """Say an entry with its times, as a sentence without its full stop."""
    late = f", written down at {on_the_clock(event.recorded_at)}" if event.recorded_at != event.happened_at else ""
    return f"{say(event)}, at {on_the_clock(event.happened_at)}{late}"
