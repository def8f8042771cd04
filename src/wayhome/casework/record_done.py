"""Record something that was done or learned and that nothing stands before: the plain entries of a search."""

from dataclasses import dataclass
from typing import get_args

from wayhome.casework.ages_said import do_not_agree
from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.missing_elsewhere import told_to_the_search
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.events import (
    child,
    enquiry,
    missing,
    missing_return,
    missing_search,
    nrm,
    partner,
    risk,
    safeguarding,
)
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact

PLAIN: tuple[type[Fact], ...] = (
    child.Described, child.FlagSet,
    enquiry.IntelligenceSubmitted, enquiry.LineEscalated, enquiry.LineRetasked, enquiry.LinesClassified,
    missing.Decided, missing.IdentityRecorded, missing.OtherAreaInvolved, missing.PowersConsidered,
    missing.ProfileReceived,
    missing_return.HarmQuestionAnswered, missing_return.InterviewAttempted, missing_return.TakenHome,
    missing_search.Circulated, missing_search.CoMissingIndicated, missing_search.ItemObtained,
    missing_search.PlaceSearched,
    partner.CarerHeard, partner.NrmStatusChecked, partner.ReturnInterviewChased, partner.ReturnInterviewDeclined,
    partner.ReturnInterviewHeld, partner.ReturnInterviewOffered, partner.ReturnInterviewReceived,
    partner.SocialCareConsulted,
    risk.FloorDepartureRecorded, risk.InformationUsed, risk.Reassessed,
    safeguarding.HarmFeared, safeguarding.ReferralMade, safeguarding.StrategyDiscussionAttended,
    nrm.Referred, nrm.ReferralReceived,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDone(OnCase):
    """One fact of a kind that has no act of its own."""

    fact: Fact


def record_done(command: RecordDone, facing: Facing) -> Outcome:
    """Record it; a rank in it is that of whoever is signed in, never what was typed.

    A birth date and an age that do not agree are kept, and asked about.
    """
    fact = command.fact
    if not isinstance(fact, PLAIN):
        words = f"{fact.event_type.name} has an act of its own."
        raise Refused(ours("has_its_own_act", words, "Use that act, which looks at what stands before it."))
    if _names_a_rank(type(fact)):
        fact = type(fact).model_validate({**fact.model_dump(), "by": command.by.rank})
    if isinstance(fact, child.Described):
        return tell(fact, notices=do_not_agree(fact.date_of_birth, fact.age_stated, london_day(facing.at)))
    if isinstance(fact, partner.ReturnInterviewReceived):
        return _with_the_search_told(fact, facing)
    return tell(fact)


def _with_the_search_told(fact: partner.ReturnInterviewReceived, facing: Facing) -> Outcome:
    """Keep an interview that came; where the child is missing again, whoever looks for them is told at once."""
    leads = {"Places": fact.places, "People": fact.people, "In their own words": fact.content}
    return Outcome(facts=(Said(fact=fact), *told_to_the_search(leads, "other", facing)))


def _names_a_rank(kind: type[Fact]) -> bool:
    said_by = kind.model_fields.get("by")
    return said_by is not None and set(get_args(said_by.annotation)) == set(get_args(Rank))
