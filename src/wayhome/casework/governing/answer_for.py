"""Record that evidence was asked for, and give it."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.assurance import EvidenceAsked, EvidenceGiven


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEvidence(OnSubject):
    """Who asked the force for evidence."""

    asked_by: Literal["local_policing_body", "inspectorate"]


def ask_evidence(command: AskEvidence, _facing: Facing) -> Outcome:
    """Keep that it was asked for; from then on it is owed by rule ASR-03."""
    return tell(EvidenceAsked(by=command.asked_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveEvidence(OnSubject):
    """Which request is answered, and the digest of what was given."""

    request: str
    given: str


def give_evidence(command: GiveEvidence, facing: Facing) -> Outcome:
    """Keep that it was given. Rule ASR-03."""
    if facing.entry(command.request) is None:
        words = "Nobody asked for that evidence."
        raise Refused(under("ASR-03", facing.pack, words, "Say which request it answers."))
    return tell(EvidenceGiven(request=command.request, digest=command.given))
