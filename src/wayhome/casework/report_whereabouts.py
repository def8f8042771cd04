"""Record that somebody says where the child is."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.missing import Informant
from wayhome.record.events.missing_return import WhereaboutsReported
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWhereabouts(OnCase):
    """Who says so, how, and in which words."""

    by_whom: Informant = "unknown"
    means: Literal["telephone", "message", "third_party", "online", "other"] = "telephone"
    words: Words | None = None


def report_whereabouts(command: ReportWhereabouts, facing: Facing) -> Outcome:
    """Record it as what was said; the child is still missing. Rule MC-62."""
    said = "Being told where a child is does not locate them, and the search goes on."
    notice = under("MC-62", facing.pack, said, "Go and verify it.")
    fact = WhereaboutsReported(by=command.by_whom, means=command.means, words=command.words)
    return tell(fact, notices=(notice,))
