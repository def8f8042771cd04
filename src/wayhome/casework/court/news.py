"""What follows at court: news that the child has a right to, what they need as a witness, the contact scheme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.needs.standing import measures_wanted, needs_of
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.court import ContactSchemeReferred, NewsReceived, WitnessNeedsAssessed
from wayhome.record.vocabulary import Known, Narrative, Spoken, Words

CourtNews = Literal[
    "hearing_listed", "hearing_changed", "bail_outcome", "warrant", "witness_required", "special_measures_decided",
    "verdict", "sentence", "appeal",
]  # fmt: skip
RULES = {
    "hearing_listed": "VC-17", "hearing_changed": "VC-17", "bail_outcome": "VC-18", "warrant": "VC-18",
    "witness_required": "VC-19", "special_measures_decided": "VC-20", "verdict": "VC-21", "sentence": "VC-21",
}  # fmt: skip
LONG = 12  # months from which the contact scheme is for; rule VC-22


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveCourtNews(OnInvestigation):
    """What the unit that looks after witnesses was told; ``happened_at`` is when it was told, and the clock starts."""

    kind: CourtNews
    hearing_at: datetime | None = None
    court: Words | None = None
    months: int | None = None
    measures: tuple[str, ...] = ()
    what: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessWitnessNeeds(OnInvestigation):
    """What makes giving evidence easier for the child, and whether they want to see the court beforehand."""

    measures: tuple[str, ...] = ()
    visit: Known = "not_asked"
    said: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferToContactScheme(OnInvestigation):
    """The child was referred to the scheme that tells of release and conditions."""

    reference: str | None = None


def receive_court_news(command: ReceiveCourtNews, facing: Facing) -> Outcome:
    """Keep it; the child, and each who may safely know, is told. Rules VC-17 to VC-22."""
    news = NewsReceived(
        kind=command.kind,
        months=command.months if command.kind == "sentence" else None,
        hearing_at=command.hearing_at,
        court=command.court,
        measures=command.measures,
        what=command.what,
    )
    return tell(news, notices=tuple(_of_news(command, facing)))


def assess_witness_needs(command: AssessWitnessNeeds, _facing: Facing) -> Outcome:
    """Keep it. Rule VC-19."""
    return tell(WitnessNeedsAssessed(measures=command.measures, visit=command.visit, said=command.said))


def refer_to_contact_scheme(command: ReferToContactScheme, _facing: Facing) -> Outcome:
    """Keep it. Rule VC-22."""
    return tell(ContactSchemeReferred(reference=command.reference))


def _of_news(command: ReceiveCourtNews, facing: Facing) -> Iterator[Reason]:
    rule = RULES.get(command.kind)
    if rule:
        words = "The child has a right to hear this within one working day."
        yield under(rule, facing.pack, words, "Tell them, and each parent or carer who may safely know.")
    if command.kind == "hearing_listed" and command.hearing_at is None:
        yield under("VC-17", facing.pack, "Nobody says when the hearing is.", "Ask for the time and the place.")
    if command.kind == "sentence" and command.months is None:
        words = "The length of the sentence is not given."
        yield under("VC-22", facing.pack, words, "Ask for it: from 12 months on the child is referred.")
    if command.kind == "special_measures_decided":
        yield from _not_granted(command, facing)


def _not_granted(command: ReceiveCourtNews, facing: Facing) -> Iterator[Reason]:
    wanted = set(measures_wanted(needs_of(facing.stories.get(facing.child)))) - set(command.measures)
    if wanted:
        count = "1 thing" if len(wanted) == 1 else f"{len(wanted)} things"
        words = f"{count} that the child asked for was not granted."
        yield under("VC-20", facing.pack, words, "Say so to the child, and ask the prosecutor to apply again.")
