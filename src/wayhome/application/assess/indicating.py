"""Reading what is entered for the dangers it states: each becomes an entry beside the text, with its sentence.

Only what somebody told or a record says is read: an officer's plan, reason or grade states nothing of the child. What
somebody tells that speaks for a child's safety becomes an entry of another kind, on which nothing rests.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from wayhome.application.ports import TextEntered
from wayhome.reading.engine import Engine
from wayhome.reading.findings import RiskFinding
from wayhome.reading.risk import MITIGATES, read_risk
from wayhome.reading.risk_account import sentence_around
from wayhome.reading.risk_people import says_another
from wayhome.record.events.indicators import IndicatorRead, SafetyTold
from wayhome.record.vocabulary import Fact

NARRATIVE, HELD = "narrative", "held"
# Which fields tell of a child, and whether as an informant tells it or as a record does.
TOLD: Mapping[tuple[str, str], str] = {
    ("exploitation.concern_raised", "concern"): HELD,
    ("missing.account_recorded", "after"): HELD,
    ("missing.account_recorded", "before"): HELD,
    ("missing.account_recorded", "own_words"): HELD,
    ("missing.account_recorded", "possessions"): HELD,
    ("missing.account_recorded", "travel"): HELD,
    ("missing.contact_received", "said"): NARRATIVE,
    ("missing.information_received", "content"): NARRATIVE,
    ("missing.question_answered", "words"): NARRATIVE,
    ("missing.report_deferred", "said"): NARRATIVE,
    ("missing.whereabouts_reported", "words"): NARRATIVE,
    ("partner.meeting_held", "summary"): HELD,
    ("partner.return_interview_received", "content"): HELD,
    ("partner.social_care_consulted", "content"): HELD,
    ("risk.hit_found", "summary"): HELD,
    ("risk.information_used", "content"): HELD,
}
INTERVIEW = "partner.return_interview_received"


@dataclass(frozen=True, slots=True)
class ReadingRisk:
    """Reads texts as they are entered; ``engine`` gives the engine when the first of them comes."""

    engine: Callable[[], Engine]

    def __call__(self, entered: TextEntered) -> Iterator[Fact]:
        """Yield each factor that a text states, once, with the first sentence that states it."""
        where = TOLD.get((entered.type, entered.field))
        if where is None:
            return
        engine = self.engine()
        if where == HELD and says_another(engine, entered.text):
            return
        system = "rhi" if entered.type == INTERVIEW else ""
        found = read_risk(engine, entered.text, where=where, system=system)
        first: dict[str, RiskFinding] = {}
        for one in found:
            if not one.set_aside and (where == NARRATIVE or not one.factor.startswith(MITIGATES)):
                first.setdefault(one.factor, one)
        yield from map(partial(_indicator, engine, entered), first.values())


def _indicator(engine: Engine, entered: TextEntered, found: RiskFinding) -> IndicatorRead | SafetyTold:
    kind = SafetyTold if found.factor.startswith(MITIGATES) else IndicatorRead
    return kind(
        factor=found.factor,
        text=entered.event,
        field=entered.field,
        start=found.start,
        end=found.end,
        rule=found.rule,
        lexicon=engine.lexicon.id,
        sentence=sentence_around(engine, entered.text, found),
    )
