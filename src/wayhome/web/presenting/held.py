"""What other systems hold about a child, as a page shows it: by tier, each record with its reason to be read first.

A record that only some post may open is a stub: that it is there, in which system, and who can open it now.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from wayhome.access.actors import Role
from wayhome.access.rules import may_open
from wayhome.application.holding.look_up import stands_for
from wayhome.application.holding.ports import Answer
from wayhome.application.holding.receipts import Told, in_words, told_of
from wayhome.application.holding.relevance import Matter, in_reading_order, is_late, matters
from wayhome.duties.roster import Roster
from wayhome.holdings.asking import Found, Tier
from wayhome.kernel.moments import in_london
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.systems import CALLED, called, required

NAMES: Mapping[str, str] = {system: one.words for system, one in CALLED.items()}
OWED: Mapping[Tier, str] = {"certain": "Certain", "probable": "Probable", "possible": "Possible"}
AT_MOST: Mapping[Tier, int] = {"certain": 12, "probable": 8, "possible": 8, "connected": 5}
ROLES: Mapping[str, str] = {role.key: role.words.lower() for role in Role}
NEAR_AT_MOST = 6
MOST_CONCERNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Who can open a record that the reader may not: the post, and who holds it now; ``holder`` is empty for nobody."""

    post: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedBefore:
    """What somebody judged of a record and a child, in words; ``declined`` where it is not that child's."""

    words: str
    declined: bool


NOBODY_JUDGED: Mapping[str, JudgedBefore] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A record as it is shown. Of a closed one nothing is said but where it is and who can open it."""

    reference: str
    tier: Tier
    where: str
    on: str = ""
    late: bool = False
    name: str = ""
    matters: tuple[Matter, ...] = ()
    why: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    closed: Closed | None = None
    judged: JudgedBefore | None = None

    @property
    def is_declined(self) -> bool:
        """Say whether somebody said that it is not the child's: it is shown as that, last."""
        return self.judged is not None and self.judged.declined

    @property
    def concerns(self) -> str:
        """Say what in it may change the grade, what changes it most first; empty where nothing does."""
        return ", ".join(matter.words for matter in self.matters[:MOST_CONCERNS])

    @property
    def sentence(self) -> str:
        """Return the sentence of the record that says why it is read before others."""
        return next((matter.sentence for matter in self.matters if matter.sentence), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiered:
    """The records of one tier: the first of them, and how many more there are."""

    words: str
    lines: tuple[HeldLine, ...]
    more: int

    @property
    def many(self) -> int:
        """Return how many there are."""
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Something around the child that their records give: a phone, an address, a vehicle; and in how many of them."""

    kind: str
    words: str
    records: int


def _agrees(many: int) -> str:
    return "record agrees" if many == 1 else "records agree"


@dataclass(frozen=True)
class Held:
    """Everything that a search brought back, as one reader may see it."""

    answer: Answer
    lines: tuple[HeldLine, ...]
    receipt: str
    near: tuple[Near, ...]
    told: Told

    @property
    def nothing(self) -> str:
        """Say that nothing came back: only as far as there was something to look in. Unknown is never a no."""
        answered, total = sum(one.answered for one in self.told.systems), len(self.told.systems)
        if not answered:
            return "no case here is about them, and no other system could be searched"
        if many := len(self.named):
            return f"nobody like this by more than a name: {many} held {_agrees(many)} in the name alone"
        return f"nobody like this here, nor in the {answered} of {total} systems that could be searched"

    @cached_property
    def tiers(self) -> tuple[Tiered, ...]:
        """Return the records about the child, the surest first; of each tier no more than can be taken in."""
        return tuple(each for tier, words in OWED.items() if (each := self._tier(tier, words)).many)

    @cached_property
    def connected(self) -> Tiered:
        """Return the records of people near the child."""
        return self._tier("connected", "People connected")

    @property
    def declined(self) -> tuple[HeldLine, ...]:
        """Return the records that somebody said are not the child's: shown as that, after all others."""
        return tuple(line for line in self.lines if line.is_declined)

    @property
    def named(self) -> tuple[HeldLine, ...]:
        """Return the records that agree in a common name and in nothing else."""
        return tuple(line for line in self.lines if line.tier == "named" and not line.is_declined)

    @property
    def many(self) -> int:
        """Return how many records are about the child as far as is known."""
        return sum(each.many for each in self.tiers)

    @property
    def closed(self) -> int:
        """Return how many records the reader may not open."""
        return sum(line.closed is not None for line in self.lines)

    def shown(self, *, named: bool = False) -> tuple[str, ...]:
        """Return the reference of every record that is shown."""
        lines = [line for each in (*self.tiers, self.connected) for line in each.lines]
        return tuple(line.reference for line in (*lines, *self.declined, *(self.named if named else ())))

    def _tier(self, tier: Tier, words: str) -> Tiered:
        """Return the records of a tier. A closed one may change the grade: it is never left off."""
        theirs = (line for line in self.lines if line.tier == tier and not line.is_declined)
        lines = sorted(theirs, key=lambda line: line.closed is None)
        most = AT_MOST[tier] + sum(line.closed is not None for line in lines)
        return Tiered(words=words, lines=tuple(lines[:most]), more=max(0, len(lines) - most))


def held_of(visit: Visit, answer: Answer, pack: Pack, judged: Mapping[str, JudgedBefore] = NOBODY_JUDGED) -> Held:
    """Return what a search brought back as whoever visits may see it; ``judged`` is what was said of each record."""
    opens = opener(visit)
    found = in_reading_order(answer.found)
    closed = {one.record.id for one in found if not may_open(one.record.restricted_to, opens)}
    told = told_of(answer, required(pack), closed)
    post = who_can_open(visit, pack)
    today = in_london(visit.now).date()
    lines = tuple(_stub(one, post) if one.record.id in closed else _line(one, today, judged) for one in found)
    theirs = [one for one in found if one.tier in ("certain", "probable") and one.record.id not in closed]
    near = tuple(_near(answer, theirs))
    return Held(answer=answer, lines=lines, receipt=in_words(told, NAMES), near=near, told=told)


def opener(visit: Visit) -> frozenset[str]:
    """Return the roles of the posts that somebody holds now; their own roles in a force whose posts are not kept."""
    people = visit.parts.reading.people()
    if not people:
        return frozenset(role.key for role in visit.actor.roles)
    return frozenset(one.role for one in people.held_by(visit.actor.id, visit.now))


def who_can_open(visit: Visit, pack: Pack) -> Callable[[str], Closed]:
    """Return a way to say which post can open a record, and who holds it now."""
    people: Roster = visit.parts.reading.people()

    def say(role: str) -> Closed:
        holding = people.on_duty(role, visit.now)
        holder = Called([holding.officer])(holding.officer) if holding else ""
        return Closed(post=pack.head.roles.get(role) or ROLES.get(role, role.replace("_", " ")), holder=holder)

    return say


def _stub(found: Found, post: Callable[[str], Closed]) -> HeldLine:
    record = found.record
    return HeldLine(
        reference=record.id, tier=found.tier, where=called_source(record.system), closed=post(record.restricted_to)
    )


def _line(found: Found, today: date, judged: Mapping[str, JudgedBefore]) -> HeldLine:
    record = found.record
    return HeldLine(
        reference=record.id,
        tier=found.tier,
        where=called_source(record.system),
        on=f"{record.on:%-d %b %Y}" if record.on else "not dated",
        name=record.person.name or "No name",
        late=is_late(record, today),
        matters=matters(record.system, record.text),
        why=found.why,
        through=found.through,
        judged=judged.get(record.id),
    )


def called_source(source: str) -> str:
    """Return what a source of held records is called: as the system it stands for."""
    return called(stands_for(source) or source)


def _near(answer: Answer, theirs: Sequence[Found]) -> Iterator[Near]:
    """Yield what the child's records give that was not asked: numbers, addresses and vehicles to look at next."""
    asked = answer.asked
    yield from _counted("Phone", (one for each in theirs for one in each.record.person.phones), asked.phones)
    yield from _counted("Address", (each.record.person.address for each in theirs), (asked.address,))
    yield from _counted("Vehicle", (one for each in theirs for one in each.record.person.vehicles), asked.vehicles)


def _counted(kind: str, said: Iterable[str], asked: Sequence[str]) -> Iterator[Near]:
    known = {_plain(one) for one in asked}
    counts: dict[str, tuple[str, int]] = {}
    for one in filter(None, said):
        if _plain(one) not in known:
            counts[_plain(one)] = (one, counts.get(_plain(one), ("", 0))[1] + 1)
    most = sorted(counts.values(), key=lambda each: (-each[1], each[0]))
    yield from (Near(kind=kind, words=words, records=many) for words, many in most[:NEAR_AT_MOST])


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
