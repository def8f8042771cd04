"""A second person is another one: nobody supervises, endorses, decides on or takes up what is their own work."""

import pytest

from tests.allocating.skilled import SUPERVISING, skill
from tests.casework.desk import DETECTIVE, DI, INSPECTOR, OFFICER, SERGEANT, Desk, rules, signed_in, words
from tests.concerns.test_whole_case import BO, MERGE, OTHER_CASE, SECOND, two_cases
from tests.ending.going import NOT_VIABLE, tell
from tests.reviewing.test_review import review
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.allocating.assign_supervisor import AssignSupervisor
from wayhome.casework.allocating.looking_again import CoverInvestigator
from wayhome.casework.concerns.screen_child import ScreenChild, TakeUpScreening
from wayhome.casework.concerns.whole_case import MergeInvestigation
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.propose_outcome import AnswerProposal
from wayhome.casework.partners.disagree import Disagree, SettleDisagreement
from wayhome.casework.reviewing.hand_supervision_over import OfferSupervision
from wayhome.casework.reviewing.review_investigation import ReviewInvestigation
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable
from wayhome.record.events.allocating import Allocated, InvestigatorCovered, SupervisorAssigned
from wayhome.record.events.ending import OutcomeReached, Reopened
from wayhome.record.vocabulary import Fact

OTHER_SERGEANT = signed_in("sol", Role.SUPERVISOR)
OTHER_DI = signed_in("dora", Role.DETECTIVE_INSPECTOR)


@pytest.fixture
def opened() -> Desk:
    desk = Desk()
    desk.concern()
    return desk.at(30)


def covered_by(desk: Desk, who: str) -> Desk:
    given = Allocated(skilled=True, role="investigator", officer=DETECTIVE.actor.id)
    return tell(desk, given, InvestigatorCovered(how="covered", officer=who))


def test_the_supervisor_of_a_case_does_not_carry_it_for_its_investigator(opened: Desk) -> None:
    skill(opened, SERGEANT)
    tell(opened, SupervisorAssigned(skilled=True, officer=SERGEANT.actor.id))
    assert words(opened.refused(CoverInvestigator, DI, how="covered", officer=SERGEANT.actor.id)) == [
        "sian supervises this case, and nobody supervises their own work."
    ]


def test_whoever_carries_a_case_meanwhile_neither_reviews_nor_supervises_it(opened: Desk) -> None:
    skill(opened, SERGEANT, SUPERVISING)
    covered_by(opened, SERGEANT.actor.id)
    refused = opened.refused(ReviewInvestigation, SERGEANT, **review())
    assert rules(refused) == ["casework.own_review"]
    assert rules(opened.refused(AssignSupervisor, DI, officer=SERGEANT.actor.id)) == ["casework.own_case"]
    assert rules(opened.refused(OfferSupervision, DI, to=SERGEANT.actor.id)) == ["casework.own_review"]
    tell(opened.at(60), InvestigatorCovered(how="is_back", officer=DETECTIVE.actor.id))
    opened.do(ReviewInvestigation, SERGEANT, **review())


def test_whoever_carries_a_case_meanwhile_ends_it_neither_alone_nor_as_the_second(opened: Desk) -> None:
    covered_by(opened, DI.actor.id)
    assert "You run this investigation." in words(
        opened.refused(AnswerProposal, DI, agreed=True, code="10", reason="It is right.")
    )
    assert "casework.runs_the_case" in rules(opened.refused(DecideOutcome, DI, code="1", reason="Charged."))


def test_an_investigator_of_rank_takes_no_decision_that_their_supervisor_takes(opened: Desk) -> None:
    covered_by(opened, DI.actor.id)
    assert words(opened.refused(DecideWithoutChild, DI, **NOT_VIABLE)) == [
        "You investigate this case yourself: you prepare this decision, and another takes it."
    ]
    opened.do(DecideWithoutChild, SERGEANT, **NOT_VIABLE)
    assert words(opened.refused(EndorseNotViable, DI, reasons="So it is.")) == ["You investigate this case yourself."]
    opened.do(EndorseNotViable, INSPECTOR, reasons="So it is.")


def test_nobody_answers_for_it_themselves_that_they_supervise_without_the_skills(opened: Desk) -> None:
    refused = opened.refused(AssignSupervisor, DI, officer=DI.actor.id, reasons="Nobody else is here.")
    assert set(rules(refused)) == {"ALLOC-04"}
    opened.do(AssignSupervisor, OTHER_DI, officer=DI.actor.id, reasons="Nobody else is here.")


def test_whoever_screened_a_child_does_not_take_the_screening_up(opened: Desk) -> None:
    found = {"tool": "EX-1", "level": "significant", "conditions": ("under_13",), "reasons": "A man waits for her."}
    opened.do(ScreenChild, SERGEANT, **found)
    said = {"decision": "no_more_now", "reasons": "It is in hand."}
    assert rules(opened.refused(TakeUpScreening, SERGEANT, **said)) == ["SCREEN-04"]
    opened.do(TakeUpScreening, OTHER_SERGEANT, **said)


def test_a_partners_decision_is_left_as_it_is_only_by_whoever_supervises(opened: Desk) -> None:
    opened.do(
        Disagree, DETECTIVE, partner="local_authority", decision="no_enquiry", about="She goes back.", asked="See her."
    )
    left = {"disagreement": "Disagreement 1", "how": "another_way", "reason": "An order is in force."}
    assert words(opened.refused(SettleDisagreement, OFFICER, **left)) == [
        "The partner did not change their decision, and leaving it so is for whoever supervises."
    ]
    opened.do(SettleDisagreement, OFFICER, **(left | {"how": "partner_changed"}))


def test_a_case_that_was_opened_again_may_take_another_in() -> None:
    desk = two_cases()
    _tell_of_other(desk, OutcomeReached(code="18"))
    assert rules(desk.refused(MergeInvestigation, SERGEANT, **MERGE)) == ["casework.merged_into_ended"]
    _tell_of_other(desk.at(60), Reopened())
    desk.do(MergeInvestigation, SERGEANT, **MERGE)


def _tell_of_other(desk: Desk, fact: Fact) -> None:
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(BO, OTHER_CASE))
    enter(Entry(record=SECOND, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
