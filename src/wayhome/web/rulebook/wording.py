"""Rules in words, as the reference says them too: what stands here is only how a page begins the sentence."""

from collections.abc import Iterable, Mapping

from wayhome.duties.rule_words import asked_before, length_words, match_words, or_named
from wayhome.rulebook.matching import Match
from wayhome.rulebook.schema import Limb, Owes, Source

COUNTED = ("minutes", "hours", "days", "working_days", "months")


def within(limb: Limb) -> str:
    """Say how long a limb gives, so that it can begin a sentence: within 24 hours, at once."""
    said = length_words(limb)
    return f"within {said}" if any(getattr(limb, field) is not None for field in COUNTED) else said


def all_of(matches: Iterable[Match]) -> tuple[str, ...]:
    """Say which events each of several matches means."""
    return tuple(map(match_words, matches))


def owner(owes: Owes, roles: Mapping[str, str]) -> str:
    """Say who owes a duty under a rule."""
    if owes.role:
        return f"the {roles.get(owes.role, owes.role.replace('_', ' '))}{asked_before(owes, roles)}{or_named(owes)}"
    return {"police": "the police", "local_authority": "the council"}.get(owes.agency, owes.agency.replace("_", " "))


def read_at(source: Source) -> str:
    """Return the address a source can be opened at; a page of this project's own is named and not linked to."""
    return source.address if source.address.startswith(("https://", "http://")) else ""
