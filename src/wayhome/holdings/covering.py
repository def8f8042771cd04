"""What of a network around a child is shown without a purpose: other children are counted, and most are not named.

Named are those who are missing now, who were missing with this child or found at the same place, and whom the child's
own records or cases name. Of nobody else is there a name, a record or a word; of these there is only what the child's
own records say, or that both were missing or found there. The rest opens for a purpose.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from wayhome.holdings.around import MISSING, Around, Near, Row, links_of
from wayhome.holdings.names import parts
from wayhome.holdings.network import Ground, Key, Network, Thing, Tie, reached

COVERED = "Its words name another child."
SHORTEST = 2  # letters of a part of a name that is looked for in the words of a record


@dataclass(frozen=True)
class Cover:
    """Who may be named around the child of a network, by what; ``own`` are the references of the child's records."""

    network: Network
    own: Collection[str]
    missing: Collection[Key]

    @cached_property
    def named(self) -> frozenset[Key]:
        """Return the other children who may be named."""
        centre = self.network.centre
        said = (tie.across(centre) for tie in self.network.beside(centre) if self._names(tie))
        found = (tie.across(key) for key in self.found_at for tie in self.network.beside(key) if "found" in tie.ways)
        return frozenset(key for key in (*said, *found, *self.missing) if self._is_other_child(key))

    @cached_property
    def found_at(self) -> frozenset[Key]:
        """Return the places at which the child was found."""
        centre = self.network.centre
        return frozenset(tie.across(centre) for tie in self.network.beside(centre) if "found" in tie.ways)

    def is_theirs(self, ground: Ground) -> bool:
        """Say whether something stands in the child's own records or cases, or is when somebody was missing."""
        return bool(ground.case) or ground.reference in self.own

    def _names(self, tie: Tie) -> bool:
        return bool(MISSING & set(tie.ways)) or any(map(self.is_theirs, tie.grounds))

    def _is_other_child(self, key: Key) -> bool:
        return key != self.network.centre and key in self.network.things and self.network.things[key].kind == "child"


def covered(whole: Around, *, own: Collection[str], missing: Collection[Key]) -> Around:
    """Return what of everything around a child is shown without a purpose.

    ``own`` are the references of the records about the child, ``missing`` the children who are missing now.
    """
    cover = Cover(whole.network, own, missing)
    named = cover.named
    rows = (row for of in (whole.people, whole.children, whole.places, whole.phones, whole.vehicles) for row in of)
    near = {row.thing.key: _near(row, named) for row in rows}
    shown = _without(cover, named)
    counted = sum(row.thing.key not in shown.things for row in whole.children)
    ageless = (row for row in whole.people if row.thing.kind == "person" and row.thing.key not in shown.things)
    return Around(shown, near=near, counted=counted, ageless=len(tuple(ageless)))


def _near(row: Row, named: Collection[Key]) -> Near:
    """Return whom of the children near something may be named, how many are only counted, and how many found there."""
    if row.thing.kind == "child":
        return Near()
    children = tuple(child for child in row.children if child.key in named)
    found = {link.to.key for link in row.links if link.to.kind == "child" and "found" in link.ties[0].ways}
    return Near(named=children, counted=len(row.children) - len(children), found=len(found))


def _without(cover: Cover, named: frozenset[Key]) -> Network:
    whole = cover.network
    hidden = _hidden(whole, named)
    words = _Words(cover, hidden)
    kept = (tie for tie in whole.ties if tie.one not in hidden and tie.other not in hidden)
    ties = tuple(words.covered(_open(tie, cover, named)) for tie in kept)
    near = reached(whole.centre, ties, whole.hubs)
    return Network(
        centre=whole.centre,
        things={key: thing for key, thing in whole.things.items() if key in near},
        ties=tuple(tie for tie in ties if tie.one in near and tie.other in near),
        hubs=whole.hubs & near,
    )


def _hidden(whole: Network, named: frozenset[Key]) -> frozenset[Key]:
    """Return the children who are only counted, and who may be one: of no age, and near only through others."""
    counted = [thing for thing in whole.of_kind("child") if thing.key not in named]
    written = [frozenset(parts(name)) for thing in counted for name in _written(thing)]
    may_be = (one for one in whole.of_kind("person") if _is_part(one, written) or not _is_beside(whole, one))
    return frozenset(thing.key for thing in (*counted, *may_be))


def _is_beside(whole: Network, person: Thing) -> bool:
    """Say whether somebody is tied to the child, or to a phone, place or vehicle that is."""
    return any(link.to.key == whole.centre for link in links_of(whole, person.key))


def _is_part(thing: Thing, written: Collection[frozenset[str]]) -> bool:
    name = frozenset(parts(thing.name))
    return not thing.sure and bool(name) and any(name <= each for each in written)


def _open(tie: Tie, cover: Cover, named: frozenset[Key]) -> Tie:
    """Return a tie with only what is open of it: with another child, what is the child's own, and a place of both."""
    if not named & {tie.one, tie.other}:
        return tie
    both = tie.one in cover.found_at or tie.other in cover.found_at
    grounds = (each for each in tie.grounds if cover.is_theirs(each) or (both and each.way == "found"))
    return replace(tie, grounds=tuple(grounds))


class _Words:
    """The words of records that name a child who is only counted, or that tie somebody to that child."""

    def __init__(self, cover: Cover, hidden: frozenset[Key]) -> None:
        self._cover = cover
        self._things = cover.network.things
        names = (name for key in hidden for name in _written(self._things[key]))
        own = self._parts(cover.network.centre)
        self._names = {part for part in parts(*names) if len(part) >= SHORTEST} - own
        self._told: dict[str, set[str]] = {}
        for ground in (ground for key in hidden for tie in cover.network.beside(key) for ground in tie.grounds):
            self._told.setdefault(ground.reference, set()).update(filter(None, [ground.sentence]))

    def covered(self, tie: Tie) -> Tie:
        """Return a tie of which no words but the child's own records' name such a child."""
        if not self._told:
            return tie
        names = self._names - self._parts(tie.one) - self._parts(tie.other)
        return replace(tie, grounds=tuple(self._ground(ground, names) for ground in tie.grounds))

    def _ground(self, ground: Ground, names: set[str]) -> Ground:
        if self._cover.is_theirs(ground) or not ground.sentence:
            return ground
        told = self._told.get(ground.reference, ())
        ties_to = any(one in ground.sentence or ground.sentence in one for one in told)
        said = parts(ground.sentence)
        named = names.intersection(said) or names.intersection(part.removesuffix("s") for part in said)
        return replace(ground, sentence=COVERED) if ties_to or named else ground

    def _parts(self, key: Key) -> set[str]:
        return set(parts(*_written(self._things[key])))


def _written(thing: Thing) -> tuple[str, ...]:
    return thing.name, *thing.called
