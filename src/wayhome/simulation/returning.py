"""What is done once a child is back: seeing them, hearing them, telling the council, closing, learning from it."""

from datetime import datetime, timedelta

from wayhome.access.actors import Role
from wayhome.casework.cancel_circulations import CancelCirculations
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_account import Harm, HarmKind, RecordAccount
from wayhome.casework.see_child import SeeChild
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan
from wayhome.record.events.enquiry import IntelligenceSubmitted
from wayhome.record.events.missing_return import FoundBy, FoundPlace, HarmQuestionAnswered
from wayhome.record.events.partner import ReturnInterviewHeld, ReturnInterviewOffered, ReturnInterviewReceived
from wayhome.record.events.safeguarding import ReferralMade
from wayhome.simulation import practice, words
from wayhome.simulation.chance import around, happens, one_of, weighted
from wayhome.simulation.steps import Telling

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HARMED = 0.04
FOUND_BY: dict[FoundBy, float] = {
    "returned_self": 43, "family": 8, "carer": 8, "social_worker": 3, "friend": 4, "public": 4, "school": 2,
    "police_other": 4, "transport_police": 2, "hospital": 1,
}  # fmt: skip
BY_POLICE = {"white": 23, "asian": 19, "black": 16}
PLACES: dict[FoundPlace, float] = {
    "home": 18, "placement": 20, "friend": 18, "relative": 10, "street": 10, "transport_hub": 8, "park_open": 5,
    "associate_address": 5, "shop_leisure": 3, "other_force_area": 3,
}  # fmt: skip
HARMS: dict[HarmKind, float] = {
    "physical_injury": 25, "criminal_exploitation": 25, "sexual_offence": 20, "emotional": 15, "robbery": 10,
    "substances": 5,
}  # fmt: skip


def come_back(tale: Telling) -> None:
    """Have the child found or come back, seen and heard: soon and in person, or days later and by telephone first."""
    found_by = _found_by(tale)
    tale.do(
        LocateChild, Role.RESPONSE, tale.back, basis="seen" if found_by == "police_own" else "spoken_to",
        place=weighted(tale.chance, PLACES), found_by=found_by, how=one_of(tale.chance, words.HOW_FOUND),
    )  # fmt: skip
    seen = _seen(tale)
    heard = _heard(tale, seen)
    told = _council(tale)
    entered = max(step.entered_at for step in tale.steps)
    closed = max(seen, heard, told, entered) + around(tale.chance, 90)
    _close(tale, closed)
    _learn(tale, closed)


def _found_by(tale: Telling) -> FoundBy:
    police = BY_POLICE.get(tale.child.ethnicity, 21) / 100
    return "police_own" if happens(tale.chance, police) else weighted(tale.chance, FOUND_BY)


def _seen(tale: Telling) -> datetime:
    well = tale.well(practice.SEEN)
    at = tale.back + around(tale.chance, 20 if well else 60 * 40, 0.5)
    well_found = "yes" if happens(tale.chance, 0.93) else "unknown"
    tale.do(SeeChild, Role.RESPONSE, at, by_whom="police", well=well_found)
    tale.do(CancelCirculations, Role.RESPONSE, at + around(tale.chance, 15 if well else 300))
    return at


def _heard(tale: Telling, seen: datetime) -> datetime:
    well = tale.well(practice.HEARD_IN_PERSON)
    at = seen + around(tale.chance, 35)
    if not well:
        tale.do(HoldInterview, Role.RESPONSE, tale.back + around(tale.chance, 600), mode="telephone")
        at = max(seen, tale.back + around(tale.chance, 60 * 70, 0.4))
    mode = "in_person" if happens(tale.chance, 0.85) else "in_person_declined"
    tale.do(HoldInterview, Role.RESPONSE, at, mode=mode, alone="yes" if well else "unknown", injuries="no")
    _account(tale, at + around(tale.chance, 30), well=well)
    return at + HOUR


def _account(tale: Telling, at: datetime, *, well: bool) -> None:
    harmed = happens(tale.chance, HARMED * (2.5 if tale.child.flag else 0.7))
    harms = (Harm(kind=weighted(tale.chance, HARMS)),) if harmed else ()
    if well or harms:
        tale.do(
            RecordAccount, Role.RESPONSE, at, complete=True, harm_answer="no", harms=harms,
            own_words=one_of(tale.chance, words.OWN_WORDS), reasons=("family_contact",) if tale.number % 4 else (),
        )  # fmt: skip
    else:
        tale.record_done(Role.RESPONSE, at, HarmQuestionAnswered(answer="unknown"))


def _council(tale: Telling) -> datetime:
    well = tale.well(practice.RETURN_TOLD)
    at = tale.back + around(tale.chance, 70 if well else 60 * 50, 0.4)
    tale.do(TellCouncilOfReturn, Role.COORDINATOR, at)
    if well:
        tale.record_done(Role.COORDINATOR, at + HOUR, ReferralMade())
    return at


def _close(tale: Telling, at: datetime) -> None:
    for line in tale.unfinished:
        tale.do(FinishLine, Role.RESPONSE, at - timedelta(minutes=15), line=line, result="done_nil")
    tale.do(CloseEpisode, Role.SUPERVISOR, at)


def _learn(tale: Telling, closed: datetime) -> None:
    """Have the council's interview offered, held and received, and what it says used the next time."""
    if not tale.well(practice.RETURN_TOLD):
        return
    offered = tale.back + around(tale.chance, 60 * 16)
    tale.record_done(Role.COORDINATOR, offered, ReturnInterviewOffered(provider="commissioned"))
    if not happens(tale.chance, 0.6):
        return
    held = tale.back + around(tale.chance, 60 * 50)
    tale.record_done(Role.COORDINATOR, held, ReturnInterviewHeld())
    tale.record_done(Role.COORDINATOR, held + DAY, ReturnInterviewReceived())
    if tale.well(practice.LEARNED_FROM):
        at = max(closed, held + DAY) + around(tale.chance, 60 * 6)
        tale.record_done(Role.COORDINATOR, at, IntelligenceSubmitted(learned_from="return_interview"))
        actions = (one_of(tale.chance, words.FIRST_ACTIONS),)
        tale.do(UpdateTriggerPlan, Role.COORDINATOR, at, first_actions=actions, shared_with_carer="yes")
