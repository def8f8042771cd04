"""What the record says of the people on duty: posts and units, who is put on which post, who is away and who has left.

Statements are taken in the order in which they were written down, corrections applied, and the last one about the same
thing holds: a shift withdrawn and put in again is a shift. What comes of them are *holdings* cut to the time for which
they count: not while whoever holds the post is away, not after they have left, and not once the post is closed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.duties.spans import Span, begun, ended, merged
from wayhome.kernel.ids import ActorId, PostId, SubjectKind, key_of, kind_of
from wayhome.kernel.moments import instant
from wayhome.record.effective import CORRECTED, as_corrected
from wayhome.record.envelope import Event

HELD = "workforce.post_held"
ON_DUTY = (
    HELD,
    "workforce.holding_changed",
    "workforce.absence_recorded",
    "workforce.absence_ended",
    "workforce.officer_joined",
    "workforce.officer_left",
    "workforce.post_declared",
    "workforce.post_closed",
    "workforce.unit_declared",
    "workforce.unit_closed",
)
"""The types of event from which a roster is read; corrections of them bear on it too."""

READ_FOR_A_ROSTER = (*ON_DUTY, CORRECTED)
ON_POSTS = (HELD, "workforce.holding_changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Someone holding a post, from an instant until another (exclusive), or until further notice.

    ``start`` and ``end`` are when it counts; ``said_from`` is when it begins as it was said, which says which one it
    is. ``covering`` names whose absence it covers. ``on_rota`` says whether a rota file holds it, and ``rota_end`` what
    the last such file said of its end, whatever was said by hand since.
    """

    post: PostId
    role: str
    unit: str
    officer: ActorId
    start: datetime
    end: datetime | None
    said_from: datetime
    covering: ActorId = ActorId("")
    on_rota: bool = False
    rota_end: datetime | None = None

    @property
    def rank(self) -> tuple[datetime, bool, PostId, ActorId]:
        """Return what decides between several: the latest to start, and of those a cover before whom it covers."""
        return self.said_from, bool(self.covering), self.post, self.officer

    def covers(self, moment: datetime) -> bool:
        """Say whether the post was held so at an instant."""
        return self.start <= moment and (self.end is None or moment < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as last set up: what it is called, its role and unit, whether the force means it to be held always."""

    id: PostId
    name: str = ""
    role: str = ""
    unit: str = ""
    always_held: bool = False
    closed_at: datetime | None = None

    def is_closed(self, moment: datetime) -> bool:
        """Say whether it was closed by an instant."""
        return self.closed_at is not None and self.closed_at <= moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the force as last set up."""

    key: str
    name: str
    within: str = ""
    investigates: bool = False
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Somebody away, from an instant until another, or until they are back."""

    officer: ActorId
    start: datetime
    end: datetime | None
    kind: str = "unplanned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody who works, or worked, for the force, as last written down."""

    id: ActorId
    rank: str = ""
    unit: str = ""
    role: str = ""
    joined_at: datetime | None = None
    left_at: datetime | None = None


class Statements:
    """Everything said of the people on duty, the last statement about each thing holding."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.held: dict[PostId, dict[tuple[ActorId, datetime], Holding]] = {}
        self.absences: dict[ActorId, dict[datetime, Absence]] = {}
        self.posts: dict[PostId, Post] = {}
        self.units: dict[str, Unit] = {}
        self.officers: dict[ActorId, Officer] = {}
        self.gone: dict[ActorId, list[Span]] = {}
        self.shut: dict[PostId, list[Span]] = {}
        for event in sorted(as_corrected(events), key=lambda one: one.recorded_at):  # of one instant: as they came
            self.take(event)

    def take(self, event: Event) -> None:
        """Take one more statement in, as the last."""
        take = TAKEN_BY.get(event.type)
        if take is not None:
            take(self, event)

    def counting(self, held: Iterable[Holding]) -> Iterator[Holding]:
        """Yield holdings for the time for which they count, in pieces where an absence or a closed post parts them."""
        for one in held:
            for piece in _without(one, self.away(one.officer)):
                yield from _without(piece, merged(self.shut.get(one.post, ())))

    def away(self, officer: ActorId) -> list[Span]:
        """Return when somebody is neither at work nor works here, in order."""
        if officer not in self.absences and officer not in self.gone:
            return []
        absent = [Span(one.start, one.end) for one in self.absences.get(officer, {}).values()]
        return merged([*absent, *self.gone.get(officer, [])])

    def copied(self) -> "Statements":
        """Return the same statements, to be added to."""
        same = Statements(())
        same.held = {post: dict(held) for post, held in self.held.items()}
        same.absences = {officer: dict(absences) for officer, absences in self.absences.items()}
        same.posts, same.units, same.officers = dict(self.posts), dict(self.units), dict(self.officers)
        same.gone = {officer: list(spans) for officer, spans in self.gone.items()}
        same.shut = {post: list(spans) for post, spans in self.shut.items()}
        return same

    def hold(self, event: Event) -> None:
        body = event.body
        start = instant(str(body["start"]))
        one = Holding(
            post=PostId(named(event, SubjectKind.POST)),
            role=str(body["role"]),
            unit=str(body.get("unit", "")),
            officer=ActorId(str(body["officer"])),
            start=start,
            end=_until(event, "end"),
            said_from=start,
            covering=ActorId(str(body.get("covering") or "")),
        )
        held = self.held.setdefault(one.post, {})
        held[one.officer, start] = _on_rota(event, one, held.get((one.officer, start)))

    def change(self, event: Event) -> None:
        held = self.held.get(PostId(named(event, SubjectKind.POST)), {})
        key = ActorId(str(event.body["officer"])), instant(str(event.body["start"]))
        if key in held:
            held[key] = _on_rota(event, replace(held[key], end=_until(event, "end")), held[key])

    def be_away(self, event: Event) -> None:
        officer = ActorId(named(event, SubjectKind.OFFICER))
        start = instant(str(event.body["start"]))
        kind = str(event.body.get("kind", "unplanned"))
        absence = Absence(officer=officer, start=start, end=_until(event, "end"), kind=kind)
        self.absences.setdefault(officer, {})[start] = absence

    def be_back(self, event: Event) -> None:
        absences = self.absences.get(ActorId(named(event, SubjectKind.OFFICER)), {})
        start = instant(str(event.body["start"]))
        if start in absences:
            absences[start] = replace(absences[start], end=_until(event, "at"))

    def join(self, event: Event) -> None:
        """Take somebody on, or write their rank, unit or role anew; after they had left, they are back."""
        officer = ActorId(named(event, SubjectKind.OFFICER))
        before = self.officers.get(officer, Officer(id=officer))
        given = {name: str(event.body.get(name, "")) for name in ("rank", "unit", "role")}
        joined = before.joined_at or event.happened_at
        now = Officer(id=officer, joined_at=joined, left_at=before.left_at, **given)
        if ended(self.gone.setdefault(officer, []), event.happened_at):
            now = replace(now, joined_at=event.happened_at, left_at=None)
        self.officers[officer] = now

    def leave(self, event: Event) -> None:
        officer = ActorId(named(event, SubjectKind.OFFICER))
        at = instant(str(event.body["at"]))
        begun(self.gone.setdefault(officer, []), at)
        self.officers[officer] = replace(self.officers.get(officer, Officer(id=officer)), left_at=at)

    def declare_post(self, event: Event) -> None:
        post, body = PostId(named(event, SubjectKind.POST)), event.body
        ended(self.shut.setdefault(post, []), event.happened_at)
        still = next((span.start for span in self.shut[post] if span.end is None), None)
        self.posts[post] = Post(
            id=post,
            name=str(body["name"]),
            role=str(body["role"]),
            unit=str(body.get("unit", "")),
            always_held=bool(body.get("always_held")),
            closed_at=still,
        )

    def close_post(self, event: Event) -> None:
        post = PostId(named(event, SubjectKind.POST))
        begun(self.shut.setdefault(post, []), event.happened_at)
        self.posts[post] = replace(self.posts.get(post, Post(id=post)), closed_at=event.happened_at)

    def declare_unit(self, event: Event) -> None:
        key = named(event, SubjectKind.UNIT)
        self.units[key] = Unit(
            key=key,
            name=str(event.body["name"]),
            within=str(event.body.get("within", "")),
            investigates=bool(event.body.get("investigates")),
        )

    def close_unit(self, event: Event) -> None:
        key = named(event, SubjectKind.UNIT)
        self.units[key] = replace(self.units.get(key, Unit(key=key, name=key)), closed_at=event.happened_at)


TAKEN_BY = {
    HELD: Statements.hold,
    "workforce.holding_changed": Statements.change,
    "workforce.absence_recorded": Statements.be_away,
    "workforce.absence_ended": Statements.be_back,
    "workforce.officer_joined": Statements.join,
    "workforce.officer_left": Statements.leave,
    "workforce.post_declared": Statements.declare_post,
    "workforce.post_closed": Statements.close_post,
    "workforce.unit_declared": Statements.declare_unit,
    "workforce.unit_closed": Statements.close_unit,
}


def named(event: Event, kind: SubjectKind) -> str:
    """Return the key of the first subject of a kind that an event names; empty where it names none."""
    return next((key_of(named) for named in event.subjects if kind_of(named) is kind), "")


def _until(event: Event, field: str) -> datetime | None:
    given = event.body.get(field)
    return instant(str(given)) if given else None


def _on_rota(event: Event, now: Holding, before: Holding | None) -> Holding:
    """Return a holding with what a rota file says of it: this one, or the last before it."""
    if event.body.get("from_rota"):
        return replace(now, on_rota=True, rota_end=now.end)
    return replace(now, on_rota=before.on_rota, rota_end=before.rota_end) if before else now


def _without(held: Holding, gaps: list[Span]) -> Iterator[Holding]:
    """Yield what is left of a holding without some stretches, which are in order and apart."""
    start, end = held.start, held.end
    first = max(bisect_right(gaps, start, key=lambda gap: gap.start) - 1, 0)
    for gap in gaps[first:]:
        if end is not None and end <= gap.start:
            break
        if start < gap.start:
            yield replace(held, start=start, end=gap.start)
        if gap.end is None:
            return
        start = max(start, gap.end)
    if end is None or start < end:
        yield held if (start, end) == (held.start, held.end) else replace(held, start=start, end=end)
