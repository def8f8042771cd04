"""Who else is the same person by what was judged: other held records, other children, and what contradicts that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.holding.every_judgement import EveryJudgement
from wayhome.application.reading import Reading
from wayhome.holdings.clusters import Contradiction
from wayhome.holdings.judgements import Node, of_child, reference_of
from wayhome.kernel.ids import Subject, key_of
from wayhome.web.acting.desk import Desk
from wayhome.web.judging.said import Spoken, judge_href, told

_EVERY: WeakKeyDictionary[Reading, EveryJudgement] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Another held record of the same person, and where it is laid beside the child."""

    reference: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherChild:
    """Another child of whom a record was confirmed; ``join_href`` is empty for who may not join two records."""

    child: Subject
    words: str
    through: tuple[str, ...]
    join_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Judgements that cannot all be right: what parts the two, and what leads from one to the other all the same."""

    words: str
    apart: tuple[Spoken, ...]
    leads: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who is around a record or a child by what was judged."""

    records: tuple[Linked, ...] = ()
    children: tuple[OtherChild, ...] = ()
    against: tuple[Against, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.records or self.children or self.against)


def every_judgement(desk: Desk) -> EveryJudgement:
    """Return the judgements of all children, read once in each process."""
    reading = desk.visit.parts.reading
    if reading not in _EVERY:
        _EVERY[reading] = EveryJudgement(reading.log)
    return _EVERY[reading]


def around(desk: Desk, nodes: Iterable[Node]) -> Around:
    """Return who else is the same person as some records or children, and what contradicts it."""
    asked = tuple(nodes)
    people = every_judgement(desk).people(asked)
    group = frozenset(node for one in asked for node in people.of(one))
    # What is the child's by what was judged is listed beside the child, not beside each of the child's records.
    own = of_child(desk.facing.read_as(desk.facing.child))
    others = sorted(one for node in group - {*asked} if (one := reference_of(node))) if own not in group else []
    return Around(
        records=tuple(Linked(reference=one, href=judge_href(desk, one)) for one in others),
        children=tuple(_children(desk, group)),
        against=tuple(_against(found, desk) for found in people.contradictions),
    )


def beside_confirmed(desk: Desk, reference: str) -> tuple[Linked, ...]:
    """Return the records that are the child's by what was judged, each with where another is laid beside it."""
    child = of_child(desk.facing.read_as(desk.facing.child))
    theirs = filter(None, map(reference_of, every_judgement(desk).people([child]).of(child)))
    others = sorted(one for one in theirs if one != reference)
    return tuple(Linked(reference=one, href=judge_href(desk, reference, one)) for one in others)


def _children(desk: Desk, group: frozenset[Node]) -> Iterator[OtherChild]:
    own = of_child(desk.facing.read_as(desk.facing.child))
    if own not in group:
        return
    names, mays = desk.visit.parts.reading.names(), may(desk.visit.actor, Permission.CORRECT_ENTRIES)
    through = tuple(sorted(filter(None, map(reference_of, group))))
    for child in sorted(Subject(node) for node in group if node.startswith("child:") and node != own):
        href = f"{reverse('join-children', args=[desk.record])}?{urlencode({'about': key_of(child)})}"
        words = f"{names.get(child, 'A child whose name is not held')} ({key_of(child)})"
        yield OtherChild(child=child, words=words, through=through, join_href=href if mays else "")


def _against(found: Contradiction, desk: Desk) -> Against:
    sides = sorted(found.pair, key=lambda node: not reference_of(node))
    words = " and ".join(reference_of(node) or _who(node, desk) for node in sides)
    return Against(
        words=words,
        apart=told(((one, None) for one in found.apart), desk),
        leads=told(((one, None) for one in found.leads), desk),
    )


def _who(node: Node, desk: Desk) -> str:
    if node == of_child(desk.facing.read_as(desk.facing.child)):
        return desk.who
    return desk.visit.parts.reading.names().get(Subject(node), "another child")
