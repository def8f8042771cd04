"""Who is the same person: a pure function of the judgements that stand, whatever the order in which they were made.

Pairs that were confirmed join; pairs that were rejected never do, through others neither. Where confirmations lead from
one side of a rejected pair to the other, somebody is wrong and nobody here knows who: every confirmation on the way is
set aside, and the contradiction is shown until a person takes one of them back. Evidence joins nobody, it proposes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.holdings.asking import Tier
from wayhome.holdings.judgements import Judgement, Node, Pair

Near = Mapping[Node, set[Node]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Evidence that two are the same person, and how far it can be relied on; nobody judged it."""

    one: Node
    other: Node
    tier: Tier
    bits: float = 0.0

    @property
    def pair(self) -> Pair:
        """Return both sides, in no order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A pair that was judged to be two people, and the confirmations that lead from the one to the other all the same.

    Until a judgement on either side is taken back, none of those confirmations joins anybody.
    """

    pair: Pair
    apart: tuple[Judgement, ...]
    leads: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Who is the same person, what contradicts what, and what evidence proposes to a person to judge.

    ``groups`` have two members or more; whoever is in none is alone.
    """

    groups: tuple[frozenset[Node], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    proposed: tuple[Link, ...] = ()
    _of: Mapping[Node, frozenset[Node]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, node: Node) -> frozenset[Node]:
        """Return everybody who is the same person as somebody, themselves among them."""
        return self._of.get(node, frozenset((node,)))

    def set_aside(self) -> frozenset[str]:
        """Return the ids of the confirmations that join nobody because they contradict a rejection."""
        return frozenset(one.id for found in self.contradictions for one in found.leads)


def clusters(judgements: Iterable[Judgement], links: Iterable[Link] = ()) -> Clusters:
    """Return who is the same person by the judgements that stand; ``links`` are evidence to be judged.

    Only a link of the tier *certain*, of a pair that nobody judged, that would put no rejected pair together, is
    proposed; it never joins.
    """
    every = sorted(judgements, key=lambda one: one.id)
    same, apart = _by_pair(every, "same"), _by_pair(every, "somebody_else")
    leading = _leading(same, apart)
    aside = {pair for found in leading.values() for pair in found}
    of = _groups(pair for pair in same if pair not in aside)
    groups = sorted(set(of.values()), key=sorted)
    contradictions = tuple(
        _contradiction(pair, apart[pair], found, same)
        for pair, found in sorted(leading.items(), key=lambda item: sorted(item[0]))
    )
    judged = {one.pair for one in every}
    # What was set aside counts here: a pair within a contradiction is for a person to settle, and not to add to.
    proposed = tuple(_proposed((link for link in links if link.pair not in judged), _groups(same), apart))
    return Clusters(groups=tuple(groups), contradictions=contradictions, proposed=proposed, _of=of)


def _contradiction(
    pair: Pair, apart: list[Judgement], leading: Collection[Pair], same: Mapping[Pair, list[Judgement]]
) -> Contradiction:
    leads = tuple(one for on in sorted(leading, key=sorted) for one in same[on])
    return Contradiction(pair=pair, apart=tuple(apart), leads=leads)


def _by_pair(judgements: Iterable[Judgement], verdict: str) -> dict[Pair, list[Judgement]]:
    found: dict[Pair, list[Judgement]] = {}
    for one in judgements:
        if one.verdict == verdict and one.one != one.other:
            found.setdefault(one.pair, []).append(one)
    return found


def _leading(same: Collection[Pair], apart: Collection[Pair]) -> dict[Pair, set[Pair]]:
    """Return, for each rejected pair that confirmations would join, those confirmations.

    The shortest ways of all such pairs are taken out together, and again, until no rejected pair is joined any more.
    """
    left, leading = set(same), dict[Pair, set[Pair]]()
    while True:
        near = _near(left)
        found = {pair: on_the_way for pair in apart if (on_the_way := _shortest(pair, near))}
        if not found:
            return leading
        for pair, on_the_way in found.items():
            leading.setdefault(pair, set()).update(on_the_way)
            left -= on_the_way


def _near(pairs: Iterable[Pair]) -> Near:
    near: dict[Node, set[Node]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return near


def _shortest(between: Pair, near: Near) -> set[Pair]:
    """Return every pair on any of the shortest ways from one to another; empty where there is none."""
    start, end = between
    away, back = _steps(start, near), _steps(end, near)
    if end not in away:
        return set()
    return {
        frozenset((one, other))
        for one in away
        for other in near[one]
        if one in back and other in back and away[one] + 1 + back[other] == away[end]
    }


def _steps(start: Node, near: Near) -> dict[Node, int]:
    """Return how many steps everybody within reach is away."""
    steps, edge, away = {start: 0}, {start}, 0
    while edge:
        away += 1
        edge = {other for one in edge for other in near.get(one, ()) if other not in steps}
        steps.update(dict.fromkeys(edge, away))
    return steps


def _groups(pairs: Iterable[Pair]) -> dict[Node, frozenset[Node]]:
    near, of = _near(pairs), dict[Node, frozenset[Node]]()
    for node in near:
        if node not in of:
            group = frozenset(_steps(node, near))
            of.update(dict.fromkeys(group, group))
    return of


def _proposed(links: Iterable[Link], of: Mapping[Node, frozenset[Node]], apart: Iterable[Pair]) -> Iterator[Link]:
    kept_apart = {frozenset(of.get(node, frozenset((node,))) for node in pair) for pair in apart}
    certain = (link for link in links if link.tier == "certain" and link.one != link.other)
    for link in sorted(certain, key=lambda link: (-link.bits, sorted(link.pair))):
        sides = frozenset(of.get(node, frozenset((node,))) for node in link.pair)
        if len(sides) == 2 and sides not in kept_apart:
            yield link
