"""Ask the post that may open a held record to open it now: it is owed to that post from this minute."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.risk import RestrictedAsked
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AskToOpen(OnCase):
    """A record of the case that only one post may open, and why it matters now."""

    hit: str
    why: Words | None = None


def ask_to_open(command: AskToOpen, facing: Facing) -> Outcome:
    """Ask for it; refused where no restricted record of that reference came back in the case. Rule MC-08.CLOSED."""
    found = [event.body for event in facing.story.of_type("risk.hit_found") if event.body["hit"] == command.hit]
    post = str(found[-1].get("restricted_to") or "") if found else ""
    if not post:
        words = f"{command.hit} is no record of this case that only one post may open."
        raise Refused(ours("not_restricted", words, "Open it, and say what it does to the grade."))
    return tell(RestrictedAsked(hit=command.hit, asked_of=post, why=command.why))
