"""Making an entry ready outside the lock: ids, and a salted commitment in place of each personal field.

Words about a child are read here, at the front of the one door, so that no way into the record passes by the reading.
What was found is entered with the text, never in its place.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import chain

from wayhome.application.drafts import Draft, Entry
from wayhome.application.ports import Supplies, TextEntered, TextReader
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.kernel.moments import as_utc
from wayhome.record.canonical import canonical_bytes, frozen
from wayhome.record.envelope import Event
from wayhome.record.private import PrivateWords
from wayhome.record.vocabulary import EventType, Fact, NotInVocabulary

UNREADABLE = "�"  # stands where a character stood that no database keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One draft made ready; it becomes an event when it is stamped with the time of entry."""

    record: RecordId
    draft: Draft
    id: EventId
    words: tuple[PrivateWords, ...]

    def stamped(self, now: datetime) -> Event:
        """Return the event as entered at an instant; an import's own time of entry stands."""
        draft = self.draft
        return Event(
            id=self.id,
            record=self.record,
            type=draft.fact.event_type.name,
            version=draft.fact.event_type.version,
            happened_at=as_utc(draft.happened_at),
            recorded_at=as_utc(draft.recorded_at or now),
            subjects=draft.subjects,
            body={name: frozen(value) for name, value in draft.fact.body().items()},
            precision=draft.precision,
            actor=draft.actor,
            post=draft.post,
            role=draft.role,
            pack=draft.pack,
            private={words.field: words.commitment for words in self.words},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """An entry as it will be written but for its place: its events, each with the bytes that are hashed, and its words.

    ``brought`` are the ids of those events that an import brings.
    """

    record: RecordId
    key: str
    digest: str
    after: int | None
    events: tuple[Event, ...]
    canonical: tuple[bytes, ...]
    words: tuple[PrivateWords, ...]
    brought: tuple[EventId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An entry made ready, and a digest by which a repeat is known."""

    entry: Entry
    ready: tuple[Ready, ...]
    digest: str

    def stamped(self, now: datetime) -> Stamped:
        """Return it as entered at an instant."""
        events = tuple(ready.stamped(now) for ready in self.ready)
        return Stamped(
            record=self.entry.record,
            key=self.entry.key,
            digest=self.digest,
            after=self.entry.after,
            events=events,
            canonical=tuple(map(canonical_bytes, events)),
            words=tuple(words for ready in self.ready for words in ready.words),
            brought=tuple(draft.id for draft in self.entry.drafts if draft.id is not None),
        )


def prepare(entry: Entry, supplies: Supplies, *, asked: str = "") -> Prepared:
    """Make an entry ready; ``asked`` is the digest of the act that it comes of, where it comes of one.

    Raises NotInVocabulary when an event does not name every kind of subject that its type must name.
    """
    ready = tuple(_ready(entry.record, draft, supplies) for draft in entry.drafts)
    return Prepared(
        entry=entry,
        ready=(*ready, *(follows for one in ready for follows in _read(one, supplies))),
        digest=asked or (digest(entry) if entry.key else ""),
    )


def _read(ready: Ready, supplies: Supplies) -> Iterator[Ready]:
    """Yield what follows from reading the words of a draft about a child; history that is brought in is read apart."""
    draft = ready.draft
    about_child = any(kind_of(named) is SubjectKind.CHILD for named in draft.subjects)
    if not supplies.readers or draft.id is not None or not about_child:
        return
    for text in _texts(ready):
        for fact in chain.from_iterable(_by(reader, text, supplies) for reader in supplies.readers):
            yield _ready(ready.record, replace(draft, fact=fact, whose={}), supplies)


def _by(reader: TextReader, text: TextEntered, supplies: Supplies) -> tuple[Fact, ...]:
    """Return what a reader gives; one that fails, as by a lexicon that does not load, never holds an entry up."""
    try:
        return tuple(reader(text))
    except Exception as failed:  # noqa: BLE001 - whatever fails, what is said of a child is kept
        if supplies.unread is not None:
            supplies.unread(failed)
        return ()


def _texts(ready: Ready) -> Iterator[TextEntered]:
    kind = ready.draft.fact.event_type
    for words in ready.words:
        if words.field in (*kind.narrative_fields, *kind.spoken_fields):
            yield TextEntered(
                event=ready.id,
                type=kind.name,
                field=words.field,
                text=words.text,
                spoken=words.field in kind.spoken_fields,
                role=ready.draft.role,
            )


def digest(entry: Entry) -> str:
    """Digest an entry, so that a key cannot stand for two different ones.

    Personal words are left out: a hash of them without a salt would outlive their disposal and could be guessed.
    """
    asked = [entry.record, *(_asked(draft) for draft in entry.drafts)]
    return sha256(json.dumps(asked, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _asked(draft: Draft) -> list[object]:
    kind, at = draft.fact.event_type, as_utc(draft.happened_at).isoformat()
    said_by = [draft.actor, draft.post, draft.role]
    return [kind.name, kind.version, at, draft.subjects, said_by, draft.fact.body(), sorted(draft.fact.private_words())]


def _ready(record: RecordId, draft: Draft, supplies: Supplies) -> Ready:
    _check_subjects(draft.fact.event_type, draft)
    event = draft.id or supplies.event_id()
    words = tuple(
        PrivateWords(event=event, field=field, subject=_whose(draft, field), salt=supplies.salt(), text=_keepable(text))
        for field, text in draft.fact.private_words().items()
    )
    return Ready(record=record, draft=draft, id=event, words=words)


def _check_subjects(kind: EventType, draft: Draft) -> None:
    missing = set(kind.about) - set(map(kind_of, draft.subjects))
    if missing:
        lacking = ", ".join(sorted(missing))
        raise NotInVocabulary(f"{kind.name} must say which {lacking} it is about: add it to the subjects")


def _whose(draft: Draft, field: str) -> Subject:
    if field in draft.whose:
        return draft.whose[field]
    children = [named for named in draft.subjects if kind_of(named) is SubjectKind.CHILD]
    return next(iter((*children, *draft.subjects)), Subject(""))


def _keepable(text: str) -> str:
    """Replace the one character that PostgreSQL cannot keep, so that words about a child are never turned away."""
    return text.replace("\0", UNREADABLE)
