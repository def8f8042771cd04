"""Decide where the child will be safe, before they are taken home."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing_return import SafePlaceDecided
from wayhome.record.vocabulary import Known, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideSafePlace(OnCase):
    """Where, whether the council took part, and why the child will be safe there."""

    place: Literal["police_protection", "council_accommodation", "relative", "home_with_plan", "hospital"]
    with_council: Known = "unknown"
    reason: Words | None = None


def decide_safe_place(command: DecideSafePlace, facing: Facing) -> Outcome:
    """Keep the decision, and say what it lacks. Rule MC-73."""
    fact = SafePlaceDecided(place=command.place, with_council=command.with_council, reason=command.reason)
    return tell(fact, notices=_notices(command, facing))


def _notices(command: DecideSafePlace, facing: Facing) -> tuple[Reason, ...]:
    notices = []
    if command.with_council != "yes":
        words = "The council took no part in deciding where the child will be safe, as far as is recorded."
        remedy = "Ring children's services, out of hours the duty team, before the child is taken anywhere."
        notices.append(under("MC-73", facing.pack, words, remedy))
    home = facing.last("missing.taken_home")
    if home is not None and home.happened_at < facing.at:
        words = "The child was taken home before this was decided."
        notices.append(under("MC-73", facing.pack, words, "See that the child is safe there now."))
    return tuple(notices)
