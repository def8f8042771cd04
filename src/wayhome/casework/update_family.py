"""Tell whoever reported the child how things stand: who owns the case, and when they hear next."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing import FamilyUpdated
from wayhome.record.vocabulary import Known, Words

HOME_FEARED = (
    "factor.HOME_ABUSE_NEGLECT", "factor.FM_HBA_FGM", "carer_suspected", "answer.abuse_or_conflict_at_home",
    "answer.forced_marriage_hba",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFamily(OnCase):
    """Whether they were told who owns the case, when they were promised the next word, and what was said."""

    owner_named: Known = "unknown"
    next_at: datetime | None = None
    told: Words | None = None


def update_family(command: UpdateFamily, facing: Facing) -> Outcome:
    """Keep it, and say what whoever reported was not told. Rule MC-47."""
    fact = FamilyUpdated(owner_named=command.owner_named, next_at=command.next_at, told=command.told)
    return tell(fact, notices=(*_may_be_the_danger(facing), *_untold(command, facing)))


def _may_be_the_danger(facing: Facing) -> tuple[Reason, ...]:
    """Warn where whoever is told may be the danger, and nobody has decided who in the family may be spoken to."""
    decided = (event.body["on"] == "family_contact" for event in facing.story.of_type("missing.decided"))
    feared = [name for name in HOME_FEARED if facing.known.value(name, facing.at) == "yes"]
    if any(decided) or not feared:
        return ()
    words = "Harm where the child lives is feared, and nobody has decided who there may be told what."
    remedy = "Decide who may be spoken to; say nothing of where the child is, or of who helps, until then."
    return (under("MC-41", facing.pack, words, remedy),)


def _untold(command: UpdateFamily, facing: Facing) -> tuple[Reason, ...]:
    notices = []
    if command.owner_named != "yes":
        words = "Whoever reported the child was not told who owns the case, as far as is recorded."
        notices.append(under("MC-47", facing.pack, words, "Tell them the name and how to reach them."))
    if command.next_at is None or command.next_at <= facing.at:
        words = "Whoever reported the child was not told when they hear next."
        notices.append(under("MC-47", facing.pack, words, "Name a time, and keep it."))
    return tuple(notices)
