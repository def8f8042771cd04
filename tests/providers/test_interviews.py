"""The independent return interview as a council or provider answers for it, and what it says for the next search."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.carers.carer import CARER, COUNCIL
from tests.casework.desk import (
    CASE,
    CHILD,
    EPISODE,
    LEAD,
    OFFICER,
    SERGEANT,
    Desk,
    england_wales,
    reporting,
    rules,
    words,
)
from wayhome.application.handling import Handled
from wayhome.casework.commands import Command
from wayhome.casework.earlier_interviews import earlier_interviews
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.providers.interviews import Interview, interviews
from wayhome.casework.providers.steps import (
    AppointReturnInterview,
    AskForInterview,
    DeclineReturnInterview,
    OfferReturnInterview,
    PutReturnInterviewOff,
    SendReturnInterview,
)
from wayhome.casework.record_done import RecordDone
from wayhome.casework.take_report import TakeReport
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId, RecordId
from wayhome.record.events.partner import ReturnInterviewReceived


@pytest.fixture
def desk() -> Desk:
    """Return a desk at which the child was found an hour after the call."""
    made = Desk()
    made.report()
    made.at(60).do(LocateChild, OFFICER, basis="seen", place="street")
    return made


def stands(desk: Desk) -> Interview:
    told = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)
    return interviews(CHILD, told.values())[0]


def step(desk: Desk, kind: type[Command], **given: Any) -> Handled:
    return desk.do(kind, COUNCIL, record=CASE, **given)


def test_each_return_owes_an_interview_within_seventy_two_hours_before_anybody_is_asked(desk: Desk) -> None:
    found = stands(desk)

    assert (found.case, found.number, found.stands, found.to_be_held) == (EPISODE, 1, "asked", True)
    assert found.due - found.returned.happened_at == timedelta(hours=72)


def test_asking_a_council_says_what_was_shared_with_it_and_on_what_basis(desk: Desk) -> None:
    asked = desk.do(
        AskForInterview, OFFICER, record=CASE, of="council", agency="northmere", shared="Missing for an hour"
    )

    assert "Nobody of theirs was invited to a door in this case, so they may not see it." in [
        one.words for one in asked.notices
    ]
    shared = desk.events("safeguarding.information_shared")[0].body
    assert (shared["partner"], shared["basis"], shared["basis_logged"]) == (
        "local_authority", "safeguarding_of_children", True,
    )  # fmt: skip


def test_offered_agreed_and_sent_meet_the_rules_of_the_interview(desk: Desk) -> None:
    step(desk, OfferReturnInterview)
    step(desk.at(120), AppointReturnInterview, at=desk.now + timedelta(hours=20))
    assert stands(desk).stands == "appointed"

    step(desk.at(1400), SendReturnInterview, during="I was at the flat", places="The flat on Mill Road", agreed="all")

    assert (stands(desk).stands, stands(desk).is_open) == ("sent", False)
    assert desk.statuses("MC-68") == ["met"]
    assert desk.statuses("MC-70") == ["owed"]


@pytest.mark.parametrize(
    ("minutes", "said"), [(30, "The child was not back then."), (3000, "That time is still to come.")]
)
def test_no_interview_was_held_before_the_return_or_is_held_in_time_to_come(
    desk: Desk, minutes: int, said: str
) -> None:
    back = desk.now
    desk.at(100)
    held_at = back + timedelta(minutes=minutes - 60)

    assert words(desk.refused(SendReturnInterview, COUNCIL, record=CASE, held_at=held_at)) == [said]


def test_an_interview_meets_its_rule_by_when_it_was_held(desk: Desk) -> None:
    held_at = desk.now + timedelta(hours=1)

    step(desk.at(60 + 80 * 60), SendReturnInterview, during="I was at the flat", held_at=held_at)

    assert desk.events("partner.return_interview_held")[0].happened_at == held_at
    assert desk.events("partner.return_interview_received")[0].happened_at == desk.now
    assert desk.statuses("MC-68") == ["met"]


def test_no_time_is_agreed_before_the_return(desk: Desk) -> None:
    at = desk.now - timedelta(days=900)

    assert words(desk.refused(AppointReturnInterview, COUNCIL, record=CASE, at=at)) == ["The child was not back then."]


def test_a_time_agreed_as_it_is_offered_stands_as_agreed_whichever_entry_is_read_first(desk: Desk) -> None:
    supplies, ids = desk.supplies, iter(("~2", "~1"))
    desk.supplies = replace(supplies, event_id=lambda: EventId(next(ids, "") or supplies.event_id()))

    step(desk, AppointReturnInterview, at=desk.now + timedelta(hours=20))

    assert stands(desk).stands == "appointed"


def test_a_time_after_the_seventy_two_hours_is_kept_and_said(desk: Desk) -> None:
    handled = step(desk, AppointReturnInterview, at=desk.now + timedelta(hours=73))

    assert words(handled.notices) == ["That is more than 72 hours after the return."]


def test_a_carers_no_leaves_the_interview_owed_and_the_childs_does_not(desk: Desk) -> None:
    handled = step(desk, DeclineReturnInterview, said_no="carer", said="She is tired", carer_heard=True)

    assert rules(handled.notices) == ["MC-68"]
    assert stands(desk).to_be_held
    assert desk.statuses("MC-68") == ["owed"]
    step(desk.at(90), DeclineReturnInterview, said_no="child", said="Not now")
    assert desk.statuses("MC-68") == ["met"]
    assert not stands(desk).to_be_held


def test_what_keeps_an_interview_from_being_held_does_not_end_the_clock(desk: Desk) -> None:
    step(desk, PutReturnInterviewOff, why="no_interviewer", tried="Rang twice")

    assert stands(desk).stands == "not_possible"
    assert desk.statuses("MC-68") == ["owed"]


def test_harm_that_the_child_told_of_is_the_polices_to_record_at_once(desk: Desk) -> None:
    handled = step(desk, SendReturnInterview, harms=("sexual_offence",), harm="He hurt me", agreed="safety_only")

    assert desk.events("missing.harm_indicated")[0].body["basis"] == "disclosed"
    assert any(duty.rule.startswith("MC-66") for duty in handled.raised)


def test_an_interview_that_says_nothing_is_kept_and_asked_about(desk: Desk) -> None:
    assert words(step(desk, SendReturnInterview).notices) == ["Nothing of what the child said is in it."]


def test_no_interview_is_sent_of_a_child_who_is_missing_still() -> None:
    desk = Desk()
    desk.report()

    assert words(desk.refused(SendReturnInterview, COUNCIL, record=CASE)) == [
        "Nobody has recorded that the child is back."
    ]


def test_what_came_on_paper_is_put_in_by_whoever_leads_on_missing_people(desk: Desk) -> None:
    desk.do(SendReturnInterview, LEAD, record=CASE, during="I was at the flat")

    assert stands(desk).stands == "sent"


def test_a_carer_answers_for_no_interview_and_an_officer_for_no_council(desk: Desk) -> None:
    for who in (CARER, OFFICER):
        assert rules(desk.refused(OfferReturnInterview, who, record=CASE)) == ["access.answer_as_partner"]


def test_what_an_interview_says_comes_first_when_the_child_is_missing_again(desk: Desk) -> None:
    step(desk.at(90), SendReturnInterview, during="I was at the flat", wants="To move school", own_words="I was scared")
    again = reporting(record=RecordId("MC-2"), case="episode:A2")
    desk.at(3000).do(TakeReport, OFFICER, children=(again,), informant="carer")

    told = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)[CHILD]
    held = {(one.event, one.field): one.text for one in desk.ledger.words(CASE)}
    first = earlier_interviews(told, held, before=RecordId("MC-2"))[0]

    assert (first.kind, dict(first.words)["during"]) == ("return_interview", "I was at the flat")
    assert dict(first.words)["wants"] == "To move school"
    assert "MC-34" in england_wales().pack.duties


def missing_again(desk: Desk) -> RecordId:
    """Have the child reported missing again, and return the record of that case."""
    again = RecordId("MC-2")
    desk.at(3000).do(TakeReport, OFFICER, children=(reporting(record=again, case="episode:A2"),), informant="carer")
    return again


def said_to_the_search(desk: Desk, record: RecordId) -> list[str]:
    news = desk.events("missing.information_received", record=record)
    return [one.text for one in desk.ledger.words(record) if one.event in {event.id for event in news}]


def test_an_interview_that_comes_while_the_child_is_missing_again_reaches_whoever_looks_for_them(desk: Desk) -> None:
    again = missing_again(desk)
    desk.train(SERGEANT).do(GradeRisk, SERGEANT, record=again, grade="high", rationale="Threats")

    step(desk.at(3010), SendReturnInterview, places="The flat on Mill Road\nBus station", people="Dez, a black car")

    (words_there,) = said_to_the_search(desk, again)
    assert "Places: The flat on Mill Road; Bus station" in words_there
    assert "People: Dez, a black car" in words_there
    assert desk.events("partner.return_interview_received")
    assert "owed" in desk.statuses("MC-21")


def test_an_interview_that_officers_put_in_reaches_the_search_as_well(desk: Desk) -> None:
    again = missing_again(desk)

    fact = ReturnInterviewReceived(content="I was scared", places="The flat on Mill Road")
    desk.at(3010).do(RecordDone, OFFICER, record=CASE, fact=fact)

    assert "Places: The flat on Mill Road" in said_to_the_search(desk, again)[0]


def test_an_interview_of_a_child_who_is_back_is_told_to_no_search(desk: Desk) -> None:
    step(desk.at(90), SendReturnInterview, places="The flat on Mill Road")

    assert not desk.events("missing.information_received")
