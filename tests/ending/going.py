"""A case on its way to an end: what it takes to have everything settled that an outcome asks for."""

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, SERGEANT, Desk, england_wales
from tests.needs.whole import whole
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.ending.settle_for_ending import SettleForEnding
from wayhome.casework.needs.assess import AssessNeeds, NeedSaid, PassedOver
from wayhome.casework.needs.support import ReferToSupport
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild, Route
from wayhome.casework.without_the_child.offer_help import OfferHelp
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.closing import OtherVictimsLookedFor
from wayhome.record.events.disruption import Assessed
from wayhome.record.events.enquiry import LinesClassified
from wayhome.record.events.suspect import Checked, Identified
from wayhome.record.events.victim import ContactAgreed, NoticeDelivered, RightsHolderRecorded
from wayhome.record.vocabulary import Fact

DAY = 60 * 24
UNDERSTOOD = NeedSaid(question="language", answers=("english",))
SUSPECT = "EI-1-S1"
NONE_ARGUABLE = tuple(
    Route(route=one, arguable="no", gap="Nothing yet") for one in england_wales().pack.evidence_routes
)
NOT_VIABLE = {
    "result": "not_viable", "routes": NONE_ARGUABLE, "reasons": "Nothing carries it.",
    "risk_of_going_on": "They would be blamed.", "risk_of_stopping": "He goes on.",
}  # fmt: skip


def tell(
    desk: Desk, *facts: Fact, record: RecordId = INQUIRY, subjects: tuple[Subject, ...] = (CHILD, INVESTIGATION)
) -> Desk:
    """Put facts about the case on record as another part of the product does."""
    drafts = tuple(Draft(fact=fact, happened_at=desk.now, subjects=subjects) for fact in facts)
    enter(Entry(record=record, drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)
    return desk


def investigated(given: Desk | None = None) -> Desk:
    """Return a case of which every line was gone through and everything else an ending asks for is settled."""
    desk = given or Desk()
    desk.concern()
    tell(desk.at(60), LinesClassified(left_open=0), Assessed(left_open=0))
    tell(desk, OtherVictimsLookedFor(result="none_found"))
    desk.do(SettleForEnding, DETECTIVE, compared="no_overlap")
    return desk


def seen_to(desk: Desk, record: RecordId = INQUIRY, *, passed_over: tuple[str, ...] = ()) -> Desk:
    """Have everything done that the child is owed as a victim once the crimes are recorded.

    ``passed_over`` are the parts of the conversation about needs that the child did not want to talk about.
    """
    happened = desk.events("investigation.crime_recorded", "investigation.suspect_dealt_with", record=record)
    asked = {"said": whole(UNDERSTOOD, without=passed_over), "rights_explained": True, "enhanced_told": True}
    passed = tuple(PassedOver(topic=one, why="not_wanted") for one in passed_over)
    desk.do(AssessNeeds, DETECTIVE, record=record, passed_over=passed, **asked)
    desk.do(ReferToSupport, DETECTIVE, record=record, result="referred", service="support_therapy")
    told = [NoticeDelivered(about=(one.id,), to="child", receipt="letter_signed_for") for one in happened]
    agreed = (ContactAgreed(frequency="weekly", channel="in_person"), RightsHolderRecorded(parent_may_know="no"))
    return tell(desk, *agreed, *told, record=record, subjects=happened[0].subjects)


def named(desk: Desk) -> Desk:
    """Have a suspect named and checked."""
    return tell(desk, Identified(suspect=SUSPECT, known_by="name"), Checked(suspect=SUSPECT, complete=True))


def withdrawn(desk: Desk, days: int = 2) -> Desk:
    """Have the child say on a day that they do not support the case."""
    heard = {"given_as": "body_worn_video", "exploiter_absent": "yes"}
    desk.at(DAY * days).do(RecordPosition, DETECTIVE, stance="withdraws", **heard)
    return desk


def decided(desk: Desk, days: int = 4) -> Desk:
    """Have both decisions taken and help offered."""
    desk.at(DAY * days).do(OfferHelp, DETECTIVE, offers=("advocate", "time"))
    desk.do(DecideWithoutChild, SERGEANT, **NOT_VIABLE)
    return tell(desk, Assessed(left_open=0))
