"""What is on record of the people a file names: read once, found by how the file writes it, and gone on from."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from wayhome.application.drafts import Draft
from wayhome.application.ports import EventLog
from wayhome.casework.people.standing import Standing
from wayhome.duties.holding import ON_DUTY, ON_POSTS, Holding, Officer, Statements
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, SubjectKind, subject
from wayhome.record.canonical import frozen
from wayhome.record.effective import CORRECTED, as_corrected
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

EVIDENCE = "workforce.competence_recorded"
Evidence = tuple[str, str, str]


class Known:
    """The people as the record has them at one position; what is planned is taken in as if it were entered."""

    def __init__(self, log: EventLog, pack: Pack, now: datetime) -> None:
        self._log = log
        self._position = log.head().position
        types = (*(name for name in ON_DUTY if name not in ON_POSTS), CORRECTED)
        people = Statements(sealed.event for sealed in chain.from_iterable(map(log.of_type, types)))
        self.standing = Standing(people=people, pack=pack, now=now)
        self._now = now
        self._planned = 0
        self._read: set[PostId] = set()
        self._evidence: dict[ActorId, set[Evidence]] = {}
        self._names: dict[ActorId, str] = {}
        self._posts = _by_words((post.id, post.name) for post in people.posts.values())
        self._units = _by_words((unit.key, unit.name) for unit in people.units.values())
        self._officers = _by_words((officer, "") for officer in people.officers)

    def sequence(self, record: RecordId) -> int:
        """Return how far a record had come when this was read; 0 for one that was not there."""
        held = self._log.read(record).events
        return max((sealed.sequence for sealed in held if sealed.position <= self._position), default=0)

    # --- what a file's words name

    def has_post(self, text: str) -> bool:
        """Say whether a post is known by these words."""
        return _folded(text) in self._posts

    def post_called(self, text: str) -> PostId:
        """Return the post that a file names by its key or its name; a new one is named after the words."""
        post = PostId(self._posts.get(_folded(text)) or key_of_words(text))
        self._read_holdings(post)
        return post

    def post_name(self, post: PostId) -> str:
        """Return what a post is called."""
        known = self.standing.people.posts.get(post)
        return known.name if known and known.name else post

    def has_unit(self, text: str) -> bool:
        """Say whether a unit is known by these words."""
        return _folded(text) in self._units

    def unit_called(self, text: str) -> str:
        """Return the key of the unit that a file names by its key or its name; a new one is named after the words."""
        return (self._units.get(_folded(text)) or key_of_words(text)) if text else ""

    def officer_called(self, text: str) -> ActorId:
        """Return somebody as they are on record, however their letters are cased and spaced."""
        return ActorId(self._officers.get(_folded(text)) or " ".join(text.split()))

    # --- what is on record of them

    def officer(self, who: ActorId) -> Officer | None:
        """Return somebody on the staff list; None for one of whom nothing but leaving is known."""
        found = self.standing.officer(who)
        return found if found and found.joined_at else None

    def name_of(self, who: ActorId) -> str:
        """Return the name last given of somebody; empty where none is held."""
        if who not in self._names:
            words = self._log.words(RecordId(subject(SubjectKind.OFFICER, who)))
            self._names[who] = next((one.text for one in reversed(words) if one.field == "called"), "")
        return self._names[who]

    def on_rota(self, post: PostId) -> list[Holding]:
        """Return the holdings of a post that a rota file put in, and that nobody changed by hand since."""
        held = self.standing.people.held.get(post, {}).values()
        return [one for one in held if one.on_rota and one.end == one.rota_end and one.end != one.said_from]

    def has_evidence(self, who: ActorId, competence: str, until: date, gained: date | None) -> bool:
        """Say whether this very evidence is on record."""
        return (competence, f"{until}", f"{gained or ''}") in self._evidence_of(who)

    def take(self, record: RecordId, draft: Draft) -> Event:
        """Go on as if this had been entered; returns it as it would stand on record."""
        self._planned += 1
        kind = draft.fact.event_type
        event = Event(
            id=EventId(f"~{self._planned:08}"),
            record=record,
            type=kind.name,
            version=kind.version,
            happened_at=draft.happened_at,
            recorded_at=self._now,
            subjects=draft.subjects,
            body={name: frozen(value) for name, value in draft.fact.body().items()},
            actor=draft.actor,
            post=draft.post,
        )
        self.standing.people.take(event)
        self._take_words(event, draft)
        return event

    def _take_words(self, event: Event, draft: Draft) -> None:
        key = str(draft.subjects[0]).partition(":")[2]
        match event.type:
            case "workforce.post_declared":
                self._posts.update(_by_words([(key, str(event.body["name"]))]))
            case "workforce.unit_declared":
                self._units.update(_by_words([(key, str(event.body["name"]))]))
            case "workforce.officer_joined":
                self._officers[_folded(key)] = key
                self._names[ActorId(key)] = draft.fact.private_words().get("called", "")
            case name if name == EVIDENCE:
                self._evidence_of(ActorId(key)).add(_evidence(event))

    def _read_holdings(self, post: PostId) -> None:
        """Read who held a post, the first time it is named."""
        if post in self._read:
            return
        self._read.add(post)
        about = self._log.about(subject(SubjectKind.POST, post)).events
        known = as_corrected(sealed.event for sealed in about if sealed.position <= self._position)
        for event in sorted(known, key=lambda one: one.recorded_at):
            if event.type in ON_POSTS:
                self.standing.people.take(event)

    def _evidence_of(self, who: ActorId) -> set[Evidence]:
        if who not in self._evidence:
            about = as_corrected(sealed.event for sealed in self._log.about(subject(SubjectKind.OFFICER, who)).events)
            self._evidence[who] = {_evidence(event) for event in about if event.type == EVIDENCE}
        return self._evidence[who]


def _evidence(event: Event) -> Evidence:
    body = event.body
    return str(body["competence"]), str(body["valid_until"]), str(body.get("gained_on") or "")


def _by_words(named: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> dict[str, str]:
    """Return keys by what they are called; a key goes before a name, and a name that two have finds neither."""
    keys, names = {}, dict[str, list[str]]()
    for key, name in named:
        keys[_folded(key)] = key
        names.setdefault(_folded(name), []).append(key)
    alone = {name: found[0] for name, found in names.items() if name and len(found) == 1}
    return {**alone, **keys}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def key_of_words(text: str) -> str:
    """Return a key made of words: as they are where they are one, else in small letters joined by hyphens."""
    words = text.split()
    if len(words) == 1:
        return words[0]
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "-".join(words)
