"""Keep a profile of a child, as those who care for them write it, and read it over."""

from dataclasses import dataclass

from wayhome.casework.carers.profile import KEPT, keeper_of
from wayhome.casework.commands import OnChild
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.profile import Keeper, Kept, LookedOver
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepProfile(OnChild):
    """A whole new version of a profile. What is left empty is empty in it; the versions before it stay."""

    by_whom: Keeper
    holder: str | None = None
    description: Words | None = None
    habits: Words | None = None
    friends: Words | None = None
    places: Words | None = None
    phones: Words | None = None
    accounts: Words | None = None
    health: Words | None = None
    ring: Words | None = None
    helps: Words | None = None
    wants_known: Words | None = None
    asked_child: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookOverProfile(OnChild):
    """Whoever keeps the profile read it, and it still holds."""

    by_whom: Keeper
    holder: str | None = None


def keep_profile(command: KeepProfile, facing: Facing) -> Outcome:
    """Keep a version, whatever it leaves out. Rule PROF-01."""
    kept = Kept(
        version=_versions(facing, command.holder) + 1,
        by=command.by_whom,
        holder=command.holder,
        description=command.description,
        habits=command.habits,
        friends=command.friends,
        places=command.places,
        phones=command.phones,
        accounts=command.accounts,
        health=command.health,
        ring=command.ring,
        helps=command.helps,
        wants_known=command.wants_known,
        asked_child=command.asked_child,
    )
    return tell(kept)


def look_over_profile(command: LookOverProfile, facing: Facing) -> Outcome:
    """Note that the version that stands was read over. Rule PROF-01."""
    version = _versions(facing, command.holder)
    if not version:
        words = "You have written no profile of this child yet, so there is none to look over."
        raise Refused(ours("no_profile", words, "Write one; anything that helps is enough to begin with."))
    return tell(LookedOver(version=version, by=command.by_whom, holder=command.holder))


def _versions(facing: Facing, keeper: str | None) -> int:
    """Return how many versions one of those who care for the child has kept."""
    story = facing.stories.get(facing.child)
    kept = story.of_type(KEPT, with_child=True) if story else []
    return sum(keeper_of(event) == (keeper or "") for event in kept)
