"""Who else is the same person by what was judged: other held records, other children, and what contradicts that."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.holding.every_judgement import EveryJudgement
from wayhome.application.reading import Reading
from wayhome.holdings.clusters import Contradiction
from wayhome.holdings.judgements import Node, held, of_child, reference_of
from wayhome.kernel.ids import RecordId, Subject, key_of
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
    cases: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who is around a child and a record by what was judged.

    ``children`` are the same child as this one by what was judged, and ``claimed`` those whose the record is while it
    is not this child's. ``records`` are of the same person as the record.
    """

    records: tuple[Linked, ...] = ()
    children: tuple[OtherChild, ...] = ()
    claimed: tuple[OtherChild, ...] = ()
    against: tuple[Against, ...] = ()

    @property
    def shows(self) -> tuple[str, ...]:
        """Return every child and case of which something is shown."""
        named = (one.child for one in (*self.children, *self.claimed))
        return (*named, *(case for one in self.against for case in one.cases))


def every_judgement(desk: Desk) -> EveryJudgement:
    """Return the judgements of all children, read once in each process."""
    return judgements_of(desk.visit.parts.reading)


def judgements_of(reading: Reading) -> EveryJudgement:
    """Return the judgements of all children in a record, read once in each process."""
    if reading not in _EVERY:
        _EVERY[reading] = EveryJudgement(reading.log)
    return _EVERY[reading]


def own_node(desk: Desk) -> Node:
    """Return the child of the case, as whom they are read, as judgements name them."""
    return of_child(desk.facing.read_as(desk.facing.child))


def around(desk: Desk, reference: str = "") -> Around:
    """Return who else is the same person as the child, and as a held record, and what contradicts it."""
    own, record = own_node(desk), held(reference)
    people = every_judgement(desk).people((own, record) if reference else (own,))
    theirs, of_record = people.of(own), people.of(record) if reference else frozenset[Node]()
    apart = of_record if own not in of_record else frozenset[Node]()  # what is the child's is listed beside the child
    others = sorted(one for node in apart - {record} if (one := reference_of(node)))
    return Around(
        records=tuple(Linked(reference=one, href=judge_href(desk, one)) for one in others),
        children=tuple(_children(desk, theirs)),
        claimed=tuple(_children(desk, apart)),
        against=tuple(_against(found, desk) for found in people.contradictions),
    )


def claimed_by(desk: Desk, reference: str) -> tuple[OtherChild, ...]:
    """Return the other children whose a record is by what was judged."""
    return tuple(_children(desk, every_judgement(desk).people((held(reference),)).of(held(reference))))


def beside_confirmed(desk: Desk, reference: str) -> tuple[Linked, ...]:
    """Return the records that are the child's by what was judged, each with where another is laid beside it."""
    own = own_node(desk)
    theirs = filter(None, map(reference_of, every_judgement(desk).people([own]).of(own)))
    others = sorted(one for one in theirs if one != reference)
    return tuple(Linked(reference=one, href=judge_href(desk, reference, one)) for one in others)


def _children(desk: Desk, group: frozenset[Node]) -> Iterator[OtherChild]:
    names, mays = desk.visit.parts.reading.names(), may(desk.visit.actor, Permission.CORRECT_ENTRIES)
    through = tuple(sorted(filter(None, map(reference_of, group))))
    for child in sorted(Subject(node) for node in group - {own_node(desk)} if node.startswith("child:")):
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
        cases=tuple(dict.fromkeys(one.record for one in (*found.apart, *found.leads))),
    )


def _who(node: Node, desk: Desk) -> str:
    if node == own_node(desk):
        return desk.who
    return desk.visit.parts.reading.names().get(Subject(node), "another child")
