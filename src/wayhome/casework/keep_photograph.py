"""Keep a photograph of the child: for officers to know them by, and for whatever it may be published in."""

from dataclasses import dataclass
from datetime import date

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import ItemObtained
from wayhome.record.events.photograph import Giver, PhotographKept
from wayhome.record.vocabulary import Known, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPhotograph(OnCase):
    """A photograph by its name among the kept files; when it was taken, who gave it, and may it be published."""

    photograph: Words
    taken_on: date | None = None
    given_by: Giver = "unknown"
    may_publish: Known = "not_asked"


def keep_photograph(command: KeepPhotograph, facing: Facing) -> Outcome:
    """Record it, and in a missing episode that a photograph was obtained, which is what rule MC-30 asks for."""
    if command.taken_on and command.taken_on > facing.at.date():
        words = "The photograph was taken on a day that has not come yet."
        raise Refused(ours("taken_later", words, "Enter the day on which it was taken, or leave it open."))
    kept = PhotographKept(
        photograph=command.photograph,
        taken_on=command.taken_on,
        given_by=command.given_by,
        may_publish=command.may_publish,
    )
    if not facing.case.startswith("episode:"):
        return tell(kept)
    return tell(kept, ItemObtained(item="photo", result="obtained", may_publish=command.may_publish))
