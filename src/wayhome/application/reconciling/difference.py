"""What the system of record says against what is held: each difference in a sentence, known by what differs.

An export is compared with the record as it reads with its corrections: an entry corrected here to what the system says
differs no more. What was entered here by hand is no difference; how a case *stands* because of it may be one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from wayhome.application.sent_again import SentAgain, told
from wayhome.application.shadow.history import History
from wayhome.application.shadow.sayings import CIRCUMSTANCES
from wayhome.application.shadow.translate import Translator
from wayhome.duties.saying import say
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, fold

NOT_SAID = "Nothing."
TAKEN_OUT = "Entered in error, and taken out of the record."
PHASES = {
    "not_reported": "not reported missing",
    "missing": "missing",
    "located": "found, and the case open",
    "closed": "closed",
}


class Kind(Enum):
    """How the two differ, the most pressing first."""

    STILL_MISSING_THERE = "still_missing_there", "The system says the child is missing; the record says otherwise"
    STANDS_OTHERWISE = "stands_otherwise", "The case stands otherwise in the system than in the record"
    ANOTHER_CASE = "another_case", "The system has another case under this number"
    SAYS_OTHERWISE = "says_otherwise", "The system says something else about an entry"
    NO_LONGER_SAID = "no_longer_said", "The system no longer has an entry"
    CASE_NOT_SENT = "case_not_sent", "The system no longer has the case"

    key: str
    words: str

    def __new__(cls, key: str, words: str) -> "Kind":
        kind = object.__new__(cls)
        kind._value_ = key
        kind.key, kind.words = key, words
        return kind


KINDS: Mapping[str, Kind] = {kind.key: kind for kind in Kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference: in which case and record, about which entry, and what each of the two says."""

    kind: Kind
    case: str
    record: RecordId
    there: str
    here: str
    event: EventId | None = None

    @property
    def id(self) -> str:
        """Return what it is known by: a digest of what differs, so that one settled comes back when either moves on."""
        parts = (self.kind.key, self.case, self.record, self.event or "", self.there, self.here)
        return sha256("\n".join(parts).encode()).hexdigest()[:20]


def differences(
    translator: Translator,
    sent: SentAgain,
    held: Mapping[EventId, Event],
    taken_out: Iterable[Event] = (),
    *,
    in_part: bool = False,
) -> Iterator[Difference]:
    """Yield every difference between a case as it was sent and what was held of it, corrections applied.

    ``taken_out`` are entries that it sent and that were taken out of the record as entered in error. ``in_part``: some
    of the case may have been cut off, so that neither what it lacks nor how it stands is a difference.
    """
    history, first = translator.history, next(iter(sent.every), None)
    if first is None:
        return
    if sent.is_another:
        here = "A case of this number with none of its entries."
        there = f"A case that begins with: {told(first)}."
        yield Difference(kind=Kind.ANOTHER_CASE, case=history.id, record=first.record, there=there, here=here)
        return
    for event in taken_out:
        yield Difference(
            kind=Kind.SAYS_OTHERWISE, case=history.id, record=event.record, event=event.id,
            there=_sentence(event), here=TAKEN_OUT,
        )  # fmt: skip
    yield from _unlike(history, sent, held)
    if not in_part:
        yield from _gone(history, sent, held)
        yield from _standing(history, sent, held)


def lacks(history: History, sent: SentAgain, held: Mapping[EventId, Event]) -> bool:
    """Say whether a case lacks entries that an earlier export brought in."""
    return next(_gone(history, sent, held), None) is not None


def case_not_sent(case: str, record: RecordId) -> Difference:
    """Return that an export of everything does not have a case that an earlier one had."""
    here = "The case, as an earlier export had it."
    return Difference(kind=Kind.CASE_NOT_SENT, case=case, record=record, there=NOT_SAID, here=here)


def _unlike(history: History, sent: SentAgain, held: Mapping[EventId, Event]) -> Iterator[Difference]:
    for event in sent.differing:
        known = held[event.id]
        there, here = _sentence(event), _sentence(known)
        yield Difference(
            kind=Kind.SAYS_OTHERWISE, case=history.id, record=known.record, event=event.id, there=there, here=here
        )


def _gone(history: History, sent: SentAgain, held: Mapping[EventId, Event]) -> Iterator[Difference]:
    """Yield the entries that an earlier export brought in and this one does not have."""
    every = {event.id for event in sent.every}
    for event, known in held.items():
        if came_from(history.id, event) and event not in every and known.type != CIRCUMSTANCES.event:
            yield Difference(
                kind=Kind.NO_LONGER_SAID, case=history.id, record=known.record, event=event,
                there=NOT_SAID, here=_sentence(known),
            )  # fmt: skip


def _standing(history: History, sent: SentAgain, held: Mapping[EventId, Event]) -> Iterator[Difference]:
    """Yield the missing episodes that stand otherwise once what is new was brought in."""
    unlike = {event.id for event in sent.differing}
    together = {**held, **{event.id: event for event in sent.new}}
    for episode in _episodes(sent.every):
        there = _phase(episode, sent.every)
        here = _phase(episode, together.values())
        explained = any(episode in event.subjects for event in sent.every if event.id in unlike)
        if there != here and not explained:
            whence = _by_whom(episode, together, history)
            kind = Kind.STILL_MISSING_THERE if there == "missing" else Kind.STANDS_OTHERWISE
            yield Difference(
                kind=kind, case=history.id, record=RecordId(episode),
                there=f"{PHASES[there].capitalize()}.", here=f"{PHASES[here].capitalize()}{whence}.",
            )  # fmt: skip


def _by_whom(episode: Subject, together: Mapping[EventId, Event], history: History) -> str:
    """Say which entry made here was the last about an episode."""
    own = [
        event for event in together.values()
        if episode in event.subjects and not came_from(history.id, event.id) and event.type != CORRECTED
    ]  # fmt: skip
    last = max(own, key=lambda event: (event.happened_at, event.id), default=None)
    return f"; the last entry made here: {say(last)}" if last else ""


def _episodes(events: Iterable[Event]) -> tuple[Subject, ...]:
    named = (subject for event in events for subject in event.subjects if kind_of(subject) is SubjectKind.EPISODE)
    return tuple(dict.fromkeys(named))


def _phase(episode: Subject, events: Iterable[Event]) -> str:
    about = [event for event in events if episode in event.subjects]
    return fold(Episode(), sorted(about, key=lambda event: (event.happened_at, event.recorded_at, event.id))).phase


def _sentence(event: Event) -> str:
    words = told(event)
    return f"{words[0].upper()}{words[1:]}."


def came_from(case: str, event: EventId) -> bool:
    """Say whether an entry came with an export of a case; what was entered here has an id of another make."""
    place, numbered, _ = event.rpartition("#")
    return bool(numbered) and (place == case or place.startswith(f"{case}/"))
