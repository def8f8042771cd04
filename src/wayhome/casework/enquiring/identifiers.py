"""What leads to somebody and is not resolved: nicknames, numbers, plates, accounts and places of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event, Value
from wayhome.record.events.enquiry import IdentifierKind

NOTED, RESOLVED = "enquiry.identifier_noted", "enquiry.identifier_resolved"
MATCHED, LOOKED_AT = "enquiry.identifier_matched", "enquiry.match_looked_at"
KINDS: Mapping[Value, IdentifierKind] = {kind: kind for kind in get_args(IdentifierKind)}
CHANGES = (NOTED, RESOLVED, MATCHED, LOOKED_AT)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMatch:
    """A held record that has the same: proposed at an instant (UTC), and what came of looking at it, if anybody did."""

    hit: str
    at: datetime
    content: str = ""
    restricted_to: str = ""
    looked_at: str = ""

    @property
    def is_waiting(self) -> bool:
        """Say whether nobody has looked at it yet."""
        return not self.looked_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One thing that leads to somebody. ``value`` is what it says, empty where those words are not held any more."""

    reference: str
    kind: IdentifierKind
    noted_at: datetime
    event: EventId
    value: str = ""
    line: str = ""
    resolved: str = ""
    suspect: str = ""
    matches: tuple[HeldMatch, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether nobody has resolved it."""
        return not self.resolved

    @property
    def listed(self) -> frozenset[tuple[str, str]]:
        """Return every held record that was proposed, with the digest of what it then said."""
        return frozenset((match.hit, match.content) for match in self.matches)

    @property
    def waiting(self) -> tuple[HeldMatch, ...]:
        """Return the held records that are proposed and that nobody has looked at."""
        return tuple(match for match in self.matches if match.is_waiting)


def identifiers_of(story: Story, words: Mapping[tuple[EventId, str], str]) -> tuple[Identifier, ...]:
    """Tell what a case knows of everything that leads to somebody, in the order in which it was noted."""
    found: dict[str, Identifier] = {}
    for event in story.own:
        if event.type == NOTED:
            known = found.get(str(event.body["reference"]))
            noted = _noted(event, words)
            found[noted.reference] = replace(noted, matches=known.matches) if known else noted
        elif event.type in CHANGES and (known := found.get(str(event.body["reference"]))):
            found[known.reference] = _changed(known, event)
    return tuple(found.values())


def _noted(event: Event, words: Mapping[tuple[EventId, str], str]) -> Identifier:
    return Identifier(
        reference=str(event.body["reference"]),
        kind=KINDS[event.body["kind"]],
        noted_at=event.happened_at,
        event=event.id,
        value=words.get((event.id, "value"), ""),
        line=str(event.body.get("line") or ""),
    )


def _changed(known: Identifier, event: Event) -> Identifier:
    body = event.body
    if event.type == RESOLVED:
        return replace(known, resolved=str(body["result"]), suspect=str(body.get("suspect") or ""))
    hit = str(body["hit"])
    if event.type == MATCHED:
        others = tuple(match for match in known.matches if match.hit != hit)
        content, restricted = str(body.get("content") or ""), str(body.get("restricted_to") or "")
        match = HeldMatch(hit=hit, at=event.happened_at, content=content, restricted_to=restricted)
        return replace(known, matches=(*others, match))
    result = str(body["result"])
    matches = (replace(one, looked_at=result) if one.hit == hit else one for one in known.matches)
    return replace(known, matches=tuple(matches))
