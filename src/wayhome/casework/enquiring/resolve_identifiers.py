"""Note what leads to somebody, say whose it is, and look at what a held record says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.identifiers import NOTED, identifiers_of
from wayhome.casework.enquiring.reasons_for import lacking_reason, next_reference
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import (
    IdentifierKind,
    IdentifierMatched,
    IdentifierNoted,
    IdentifierResolved,
    IdentifiersSearched,
    MatchLookedAt,
)
from wayhome.record.vocabulary import Narrative, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteIdentifier(OnInvestigation):
    """A nickname, number, plate, account or place, as it was given, and where it came from."""

    kind: IdentifierKind
    value: Words
    line: str | None = None
    where: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMatch:
    """One held record that has the same as one thing noted."""

    reference: str
    hit: str
    content: str = ""
    restricted_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeMatches(OnInvestigation):
    """What a search of what is held came to: how much was asked for, and the records that have the same."""

    found: tuple[ProposedMatch, ...] = ()
    asked: int = 0
    too_short: int = 0
    out_of_reach: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtMatch(OnInvestigation):
    """What came of reading what a held record says of it."""

    reference: str
    hit: str
    result: Literal["leads_to_somebody", "somebody_else", "nothing_new"]
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveIdentifier(OnInvestigation):
    """Whose it is, or that it leads nowhere, and how that is known."""

    reference: str
    result: Literal["suspect", "other_person", "child", "place", "ruled_out"]
    suspect: str | None = None
    reason: Narrative | None = None


def note_identifier(command: NoteIdentifier, facing: Facing) -> Outcome:
    """Put it on record under a reference of the case's own; refused only where it says nothing."""
    if not command.value.strip():
        raise Refused(
            ours("identifier_empty", "Nothing was noted.", "Write the number, name or place as it was given.")
        )
    reference = next_reference("ID", (NOTED,), "reference", facing)
    return tell(
        IdentifierNoted(
            reference=reference, kind=command.kind, value=command.value, line=command.line, where=command.where
        )
    )


def propose_matches(command: ProposeMatches, facing: Facing) -> Outcome:
    """Put each new match on record, so that somebody is asked to look at it. Rule LOE-09."""
    known = {one.reference: one for one in identifiers_of(facing.story, facing.words)}
    facts = [
        IdentifierMatched(
            reference=one.reference, kind=known[one.reference].kind, hit=one.hit,
            content=one.content or None, restricted_to=one.restricted_to or None,
        )
        for one in command.found
        if one.reference in known and (one.hit, one.content) not in known[one.reference].listed
    ]  # fmt: skip
    searched = IdentifiersSearched(asked=command.asked, too_short=command.too_short, out_of_reach=command.out_of_reach)
    return tell(searched, *facts)


def look_at_match(command: LookAtMatch, _facing: Facing) -> Outcome:
    """Record what came of it; it decides nothing about whose it is. Rule LOE-09."""
    return tell(
        MatchLookedAt(reference=command.reference, hit=command.hit, result=command.result, reason=command.reason)
    )


def resolve_identifier(command: ResolveIdentifier, facing: Facing) -> Outcome:
    """Settle whose it is; ruled out needs its reason, and a suspect is named by their reference."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    suspect = command.suspect if command.result == "suspect" else None
    return tell(
        IdentifierResolved(reference=command.reference, result=command.result, suspect=suspect, reason=command.reason)
    )


def _lacking(command: ResolveIdentifier, facing: Facing) -> Iterator[Reason]:
    if command.result == "ruled_out":
        yield from lacking_reason("LOE-09", "It is ruled out", command.reason, facing)
    if command.result == "suspect" and not command.suspect:
        yield ours("no_suspect", "No suspect is named.", "Choose the suspect, or identify one first.")
