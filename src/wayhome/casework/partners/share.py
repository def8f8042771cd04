"""Share information to keep a child safe: with whom, on which lawful basis, and no more than is needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.safeguarding import Agency, InformationShared, SharingRecorded
from wayhome.record.vocabulary import Narrative

Lawful = Literal["safeguarding_of_children", "law_enforcement", "public_task", "vital_interests", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareInformation(OnInvestigation):
    """What was shared with a partner; ``minimum``: somebody made sure that it was no more than needed."""

    partner: Agency
    basis: Lawful | None = None
    minimum: bool = False
    shared: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSharing(OnInvestigation):
    """Why something was shared, and how much, recorded after it."""


def share_information(command: ShareInformation, facing: Facing) -> Outcome:
    """Record the sharing; one without its basis is kept, and owed. Rule MA-07."""
    said = InformationShared(
        partner=command.partner,
        basis=command.basis,
        basis_logged=command.basis is not None,
        minimum_logged=command.minimum,
        shared=command.shared,
    )
    return tell(said, notices=tuple(_unsaid(command, facing)))


def _unsaid(command: ShareInformation, facing: Facing) -> Iterator[Reason]:
    if not command.shared:
        words = "What was shared is not said, so nobody can see whether it was no more than needed."
        yield under("MA-07", facing.pack, words, "Put the entry right with what was shared and what it was for.")


def record_sharing(_command: RecordSharing, _facing: Facing) -> Outcome:
    """Record it afterwards. Rule MA-07."""
    return tell(SharingRecorded())
