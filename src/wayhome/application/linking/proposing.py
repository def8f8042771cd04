"""Who may be one person, as a batch proposes it: groups that hold together, and what was kept apart and why.

Nothing here joins anybody. A group is proposed to a person, who judges; what was judged before is neither proposed
again nor undone. A group grows from its strongest link on, and never takes in what stands against one of its own.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.holdings.clusters import Clusters, Link
from wayhome.holdings.judgements import Judgement, Node, Pair, reference_of

LARGEST = 60  # records of a group: with more, what joins them is something that many share
TOO_LARGE = f"Together they would be more than {LARGEST} records: something that many share joins them."
JUDGED = "{} and {} were judged to be two people."
Against = Callable[[Node, Node], str]
Change = Literal["new", "grown", "smaller", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """A link that was not followed, and what stands against it in words."""

    link: Link
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The groups that are proposed, each with its members in order, and the links that were not followed."""

    groups: tuple[tuple[Node, ...], ...]
    kept_apart: tuple[KeptApart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of a group since the last time: its members now, and those that came or went."""

    change: Change
    members: tuple[Node, ...]
    came: tuple[Node, ...] = ()
    went: tuple[Node, ...] = ()


def propose(links: Iterable[Link], people: Clusters, against: Against, *, judged: Iterable[Judgement] = ()) -> Proposed:
    """Return the groups that links make of records and of ``people``, who were judged to be one person each.

    ``against`` says why two records cannot be of one person, or nothing; no pair that was judged to be two people is in
    one group.
    """
    two = {one.pair for one in judged if one.verdict == "somebody_else"}
    groups: dict[Node, tuple[Node, ...]] = {one: tuple(sorted(group)) for group in people.groups for one in group}
    kept_apart = []
    for link in sorted(links, key=lambda link: (-link.bits, sorted(link.pair), link.one)):
        one, other = (groups.get(node, (node,)) for node in (link.one, link.other))
        if one == other:
            continue
        if why := _judged(one, other, two) or _against(one, other, against):
            kept_apart.append(KeptApart(link=link, why=why))
            continue
        together = tuple(sorted((*one, *other)))
        groups.update(dict.fromkeys(together, together))
    return Proposed(groups=tuple(sorted(set(groups.values()))), kept_apart=tuple(kept_apart))


def _judged(one: tuple[Node, ...], other: tuple[Node, ...], two: Collection[Pair]) -> str:
    pairs = (pair for left in one for right in other if (pair := frozenset((left, right))) in two)
    found = next(pairs, None) if two else None
    return JUDGED.format(*(reference_of(node) or node for node in sorted(found))) if found else ""


def _against(one: tuple[Node, ...], other: tuple[Node, ...], against: Against) -> str:
    if len(one) + len(other) > LARGEST:
        return TOO_LARGE
    return next((why for left in one for right in other if (why := against(*sorted((left, right))))), "")


def differences(before: Iterable[tuple[Node, ...]], now: Iterable[tuple[Node, ...]]) -> tuple[Difference, ...]:
    """Return what changed between two lists of groups; a group is followed by where most of its members went."""
    old, new = [frozenset(group) for group in before], [frozenset(group) for group in now]
    was = {node: group for group in old for node in group}
    found = [change for group in new if (change := _changed(group, was)) is not None]
    left = {node for group in new for node in group}
    found += [Difference(change="gone", members=tuple(sorted(group))) for group in old if not group & left]
    return tuple(sorted(found, key=lambda one: (one.change, one.members)))


def _changed(group: frozenset[Node], was: Mapping[Node, frozenset[Node]]) -> Difference | None:
    of = [was[node] for node in sorted(group) if node in was]
    members = tuple(sorted(group))
    if not of:
        return Difference(change="new", members=members)
    before = max(of, key=lambda one: (len(one & group), sorted(one)))
    came, went = tuple(sorted(group - before)), tuple(sorted(before - group))
    if came:
        return Difference(change="grown", members=members, came=came, went=went)
    return Difference(change="smaller", members=members, went=went) if went else None
