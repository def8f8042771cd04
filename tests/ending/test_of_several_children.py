"""How a crime ends is judged by the child it was done to, and decided by nobody about their own work."""

from datetime import date

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INSPECTOR,
    INVESTIGATION,
    SERGEANT,
    Desk,
    england_wales,
    words,
)
from tests.ending.going import DAY, NOT_VIABLE, decided, investigated, named, tell, withdrawn
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.gathering import face
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.ending.agreed import agreement
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.propose_outcome import AnswerProposal
from wayhome.casework.facing import Facing
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable
from wayhome.casework.without_the_child.offer_help import OfferHelp
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.duties.derive import derive_all
from wayhome.duties.examples import london
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.record.events.allocating import Allocated
from wayhome.record.events.disclosure import OfficerNamed
from wayhome.record.events.disruption import Assessed
from wayhome.record.events.ending import CrimeOutcomeDecided, OutcomeReached

BO = Subject("child:B")


def facing(desk: Desk) -> Facing:
    return face(INQUIRY, by=DI.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)


WHY = "Every line was gone through."
HEARD = {"given_as": "body_worn_video", "exploiter_absent": "yes"}


def of_two() -> tuple[Desk, str, str]:
    """Return a case of two children and a crime against each; the first does not support it, the second does."""
    desk = named(investigated())
    desk.at(70).do(JoinChild, DETECTIVE, joining=BO, basis="disclosure", name="Bo")
    desk.do(RecordOffence, DETECTIVE, offence="drugs", children=(CHILD, BO))
    desk.at(DAY * 2).do(RecordPosition, DETECTIVE, child=CHILD, stance="withdraws", **HEARD)
    desk.do(RecordPosition, DETECTIVE, child=BO, stance="supports", **HEARD)
    desk.at(DAY * 4).do(OfferHelp, DETECTIVE, child=CHILD, offers=("advocate",))
    desk.do(DecideWithoutChild, SERGEANT, **NOT_VIABLE)
    tell(desk, Assessed(left_open=0))
    desk.do(EndorseNotViable, INSPECTOR, reasons="Nothing else would do.")
    hers, his = (event.id for event in desk.events("investigation.crime_recorded", record=INQUIRY))
    for code, crime in (("16", hers), ("15", hers), ("15", his), ("16", his)):
        desk.do(AnswerProposal, DI, agreed=True, code=code, crime=crime, reason="I looked at each way.")
    return desk, hers, his


def test_one_childs_withdrawal_ends_no_crime_against_another() -> None:
    desk, hers, his = of_two()
    assert words(desk.refused(DecideOutcome, SERGEANT, code="16", crime=his, reason=WHY)) == [
        "Nothing on record says that the child does not support it."
    ]
    desk.do(DecideOutcome, SERGEANT, code="16", crime=hers, reason=WHY)
    (ended,) = desk.events("investigation.crime_outcome_decided", record=INQUIRY)
    assert ended.subjects == (CHILD, INVESTIGATION)


def test_an_agreement_that_names_no_crime_serves_none_of_several_and_the_one_that_is_left() -> None:
    desk = named(investigated())
    desk.at(70).do(JoinChild, DETECTIVE, joining=BO, basis="disclosure", name="Bo")
    desk.do(RecordOffence, DETECTIVE, offence="drugs", children=(CHILD, BO))
    desk.do(AnswerProposal, DI, agreed=True, code="14", reason="I looked at each way.")
    hers, his = (event.id for event in desk.events("investigation.crime_recorded", record=INQUIRY))

    assert [agreement(facing(desk), "14", crime) for crime in (hers, his)] == [None, None]
    tell(desk.at(90), CrimeOutcomeDecided(code="1", crime=hers))
    desk.at(100).do(AnswerProposal, DI, agreed=True, code="14", reason="I looked at each way.")

    assert agreement(facing(desk), "14", his) is not None
    assert agreement(facing(desk), "14", hers) is None


def test_one_childs_withdrawal_holds_up_no_outcome_for_a_child_who_supports_it() -> None:
    desk, hers, his = of_two()
    assert "The child does not support the case." in words(
        desk.refused(DecideOutcome, SERGEANT, code="15", crime=hers, reason=WHY)
    )
    desk.do(DecideOutcome, SERGEANT, code="15", crime=his, reason=WHY)
    (ended,) = desk.events("investigation.crime_outcome_decided", record=INQUIRY)
    assert ended.subjects == (BO, INVESTIGATION)


def test_a_whole_case_does_not_end_on_one_child_while_another_supports_it() -> None:
    desk = named(investigated())
    desk.at(70).do(JoinChild, DETECTIVE, joining=BO, basis="disclosure", name="Bo")
    desk.at(DAY * 2).do(RecordPosition, DETECTIVE, child=CHILD, stance="withdraws", **HEARD)
    desk.do(RecordPosition, DETECTIVE, child=BO, stance="supports", **HEARD)
    found = words(desk.at(DAY * 4).refused(DecideOutcome, SERGEANT, code="16", reason=WHY))
    assert "A child of the case supports it, so it does not end because another cannot." in found


def test_an_endorsement_serves_only_the_decision_it_was_given_to() -> None:
    desk = decided(withdrawn(named(investigated())))
    desk.do(EndorseNotViable, INSPECTOR, reasons="Nothing else would do.")
    desk.at(DAY * 5).do(DecideWithoutChild, SERGEANT, **NOT_VIABLE)
    desk.do(AnswerProposal, DI, agreed=True, code="16", reason="I looked at each way.")
    assert words(desk.refused(DecideOutcome, SERGEANT, code="16", reason=WHY)) == [
        "It was decided again that the case cannot go on, and only the earlier decision was endorsed."
    ]
    desk.do(EndorseNotViable, INSPECTOR, reasons="Still nothing.")
    desk.do(DecideOutcome, SERGEANT, code="16", reason=WHY)


def test_whoever_investigates_does_not_decide_how_the_case_ends() -> None:
    desk = named(investigated())
    given = Allocated(skilled=True, role="investigator", officer=SERGEANT.actor.id)
    tell(desk, given, OfficerNamed(officer="olga"))
    assert words(desk.refused(DecideOutcome, SERGEANT, code="1", reason=WHY)) == [
        "You investigate this case yourself, and nobody decides alone how their own work ends."
    ]
    desk.do(DecideOutcome, INSPECTOR, code="1", reason=WHY)


def test_each_child_of_an_ended_case_is_asked_again_at_their_own_eighteenth_birthday() -> None:
    desk = withdrawn(named(investigated()))  # she was born on 1 June 2010
    desk.concern(child=BO, name="Bo", date_of_birth=date(2009, 1, 1))
    fact = OutcomeReached(code="16")
    about = (CHILD, BO, INVESTIGATION)
    draft = Draft(fact=fact, happened_at=desk.now, subjects=about)
    enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    desk.now = london("2027-01-02T09:00")
    assert _asked_again(desk) == {BO}
    desk.now = london("2028-06-02T09:00")
    assert _asked_again(desk) == {"child", BO}


def _asked_again(desk: Desk) -> set[str]:
    held = [sealed.event for child in (CHILD, BO) for sealed in desk.ledger.about(child).events]
    told = stories({event.id: event for event in held}.values())
    duties = derive_all(told.values(), england_wales(), horizon=desk.now)
    return {duty.owed_to for duty in duties if duty.rule == "ELP-05-B" and duty.status_at(desk.now).is_open}
