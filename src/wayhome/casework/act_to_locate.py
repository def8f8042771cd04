"""Do something that could find the child."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.enquiry import LocatingActionTaken
from wayhome.record.vocabulary import Words

Kind = Literal[
    "visit", "search", "call_to_child", "person_seen", "phone_data", "recordings_viewed", "transport",
    "accounts_online", "vehicle", "hospital_or_custody", "appeal", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ActToLocate(OnCase):
    """What was done, and what it showed."""

    kind: Kind
    result: Literal["child_seen", "trace", "nothing", "pending"] = "nothing"
    line: str | None = None
    detail: Words | None = None


def act_to_locate(command: ActToLocate, facing: Facing) -> Outcome:
    """Record it; entries, reviews and waiting are not this. Rules MC-32, MC-32.HIGH and MC-32.INSPECTOR."""
    fact = LocatingActionTaken(kind=command.kind, line=command.line, result=command.result, detail=command.detail)
    if command.result != "child_seen":
        return tell(fact)
    words = "The child was seen in the search, which does not yet say where they are or how they are."
    return tell(fact, notices=(under("MC-61", facing.pack, words, "Record the child found, and how they were."),))
