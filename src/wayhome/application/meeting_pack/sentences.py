"""What a meeting has before it: of each child, sentences, each with the entry that it rests on."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.application.called import told
from wayhome.application.catalogue import in_plain_words
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One thing that is said of a child, and the entry it rests on; ``quote`` are words as somebody wrote or said them.

    ``overdue``: it is owed and its time has passed.
    """

    words: str
    entry: EventId
    record: RecordId
    quote: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One heading with what is said under it; ``none`` is said where there is nothing."""

    title: str
    sentences: tuple[Sentence, ...]
    none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPart:
    """What the meeting has before it of one child; ``known`` is the line under the name."""

    child: Subject
    record: RecordId
    who: str
    known: str
    parts: tuple[Part, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """Return every record that is shown."""
        told = (one.record for part in self.parts for one in part.sentences)
        return tuple(dict.fromkeys((self.record, *told)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPack:
    """The pack of a meeting, as known at ``at``; ``since`` is the meeting before, from which changes are told.

    ``covered``: children stand under cover names, and nobody's own words are in it.
    """

    title: str
    at: datetime
    since: datetime
    children: tuple[ChildPart, ...]
    covered: bool = False

    @property
    def records(self) -> tuple[str, ...]:
        """Return every record that is shown."""
        return tuple(dict.fromkeys(record for child in self.children for record in child.records))


def resting_on(event: Event, words: str, quote: str = "", *, overdue: bool = False) -> Sentence:
    """Return a sentence that rests on an entry."""
    return Sentence(words=capital(words), entry=event.id, record=event.record, quote=quote, overdue=overdue)


def as_it_happened(event: Event, pack: Pack) -> Sentence:
    """Return an entry as its sentence, with when it happened."""
    return resting_on(event, f"{in_plain_words(told(event, pack), pack)}, {on_the_clock(event.happened_at)}.")


def on_day(moment: datetime) -> str:
    """Say a day on London's clock: 3 March 2026."""
    london = in_london(moment)
    return f"{london.day} {london:%B %Y}"


def long(length: float) -> str:
    """Say how many hours, or days where it is more than two."""
    hours = max(round(length / 3600), 1)
    if hours < 48:
        return f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{round(hours / 24)} days"


def capital(words: str) -> str:
    """Return words with a capital letter first and the rest as they are."""
    return words[:1].upper() + words[1:]


def plain(code: object) -> str:
    """Return a code as words."""
    return str(code).replace("_", " ")
