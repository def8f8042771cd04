"""Referrals, strategy discussions, what was taken on, and disagreement: each stays owed until somebody answers."""

from datetime import timedelta

import pytest

from tests.casework.desk import (
    CASE,
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    LEAD,
    OFFICER,
    SERGEANT,
    Desk,
    england_wales,
    rules,
    words,
)
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.partners.disagree import (
    Disagree,
    RecordAnswer,
    SettleDisagreement,
    TakeUpDisagreement,
)
from wayhome.casework.partners.refer import AttendStrategy, CallStrategy, FearHarm, RecordReferralAnswer, ReferChild
from wayhome.casework.partners.share import ShareInformation
from wayhome.casework.partners.take_on import ChaseAgency, FinishTakenOn, Taken, TakeOn
from wayhome.duties.explain import owner_words
from wayhome.kernel.ids import Subject

HOUR, DAY = 60, 24 * 60
OTHER = Subject("child:B")


@pytest.fixture
def desk() -> Desk:
    """Return a desk with a concern about the first child."""
    made = Desk()
    made.concern()
    return made


def disagreed(desk: Desk) -> None:
    """Say that the council's decision leaves the child unsafe."""
    desk.do(Disagree, DETECTIVE, partner="local_authority", decision="referral_not_taken",
            about="He is taken out of town every weekend.", asked="A strategy discussion this week.")  # fmt: skip


# --- referrals ---


def test_a_referral_that_did_not_arrive_leaves_the_child_unreferred(desk: Desk):
    desk.do(FearHarm, OFFICER, urgency="high", grounds="He was told to carry a knife.")
    handled = desk.do(ReferChild, OFFICER, receipt="failed")

    assert "The referral did not arrive, so the child is not referred yet." in words(handled.notices)
    assert desk.statuses("MA-01") == ["owed"]

    desk.do(ReferChild, OFFICER, receipt="acknowledged", reference="CS/1")
    assert desk.statuses("MA-01") == ["met"]


def test_the_council_owes_an_answer_beside_what_the_police_owe(desk: Desk):
    desk.do(ReferChild, OFFICER, receipt="sent")

    (duty,) = (duty for duty in desk.duties() if duty.rule == "MA-01-B")
    assert duty.owed_by.agency == "local_authority"

    handled = desk.do(RecordReferralAnswer, OFFICER, decision="no_further_action")
    assert rules(handled.notices) == ["MA-06"]
    assert desk.statuses("MA-01-B") == ["met"]


def test_a_referral_is_about_the_one_child_it_names_of_several(desk: Desk):
    desk.do(JoinChild, DETECTIVE, joining=OTHER, basis="disclosure")
    desk.do(FearHarm, OFFICER, child=CHILD)
    desk.do(ReferChild, OFFICER, child=OTHER, receipt="sent")

    (made,) = desk.events("safeguarding.referral_made", record=INQUIRY)
    assert made.subjects == (OTHER,)
    assert desk.statuses("MA-01") == ["owed"]


def test_the_same_act_is_done_on_a_missing_childs_case(desk: Desk):
    desk.report()
    desk.do(ReferChild, OFFICER, record=CASE, receipt="sent")

    (made,) = desk.events("safeguarding.referral_made")
    assert made.subjects == (CHILD,)


def test_in_wales_no_english_guidance_is_stated_as_law(desk: Desk):
    welsh = Desk()
    welsh.report(nation="wales")
    welsh.do(FearHarm, OFFICER, record=CASE)
    welsh.do(ReferChild, OFFICER, record=CASE, receipt="sent")

    assert welsh.statuses("MA-01") == welsh.statuses("MA-01-B") == []
    assert welsh.statuses("MC-60") == ["met"]


# --- strategy discussions, and what was taken on ---


def test_a_discussion_attended_without_checks_is_kept_and_still_owed(desk: Desk):
    desk.do(CallStrategy, DETECTIVE)
    handled = desk.do(AttendStrategy, DETECTIVE, outcome="enquiry_agreed")

    assert words(handled.notices) == ["The police came without what they hold."]
    assert desk.statuses("MA-02") == ["owed"]
    assert desk.statuses("MA-03") == ["owed"]


def test_what_the_police_took_on_is_a_line_and_what_another_took_on_is_theirs(desk: Desk):
    desk.do(AttendStrategy, DETECTIVE, checks_brought=True, outcome="enquiry_agreed")
    due = desk.now + timedelta(days=2)
    ours = Taken(what="See the child at school.", agency="police", owner="investigator", due=due)
    theirs = Taken(what="Ask the clinic about injuries.", agency="health", due=due)
    desk.do(TakeOn, DETECTIVE, agreed_in="strategy_discussion", actions=(ours, theirs))

    assert desk.statuses("MA-03") == ["met"]
    (line,) = desk.events("enquiry.line_raised", record=INQUIRY)
    assert (line.body["line"], line.body["owner"]) == ("Agreed action 1", "investigator")
    (duty,) = (duty for duty in desk.duties() if duty.rule == "MA-08")
    assert duty.owed_by.agency == "health"


def test_what_an_agency_left_undone_is_asked_after_and_stays_theirs(desk: Desk):
    theirs = Taken(what="Change the school run.", agency="school", due=desk.now + timedelta(hours=1))
    desk.do(TakeOn, DETECTIVE, agreed_in="meeting", actions=(theirs,))

    desk.at(3 * DAY)
    assert (desk.statuses("MA-08"), desk.statuses("MA-08-B")) == (["overdue"], ["overdue"])

    desk.do(ChaseAgency, LEAD, action="Agreed action 1", taken_to="head teacher")
    assert (desk.statuses("MA-08"), desk.statuses("MA-08-B")) == (["overdue"], ["met_late"])

    handled = desk.do(FinishTakenOn, LEAD, action="Agreed action 1", result="not_done", words="No money for it.")
    assert desk.statuses("MA-08") == ["met_late"]
    assert rules(handled.notices) == ["MA-06"]


def test_what_another_force_took_on_is_that_forces(desk: Desk):
    theirs = Taken(what="See the flat he is taken to.", agency="other_force", due=desk.now + timedelta(days=1))
    desk.do(TakeOn, DETECTIVE, agreed_in="meeting", actions=(theirs,))

    (duty,) = (duty for duty in desk.duties() if duty.rule == "MA-08")
    assert owner_words(duty, england_wales().pack) == "the other force"


def test_an_action_without_words_or_without_a_post_is_refused_in_words(desk: Desk):
    due = desk.now + timedelta(days=1)
    nobody = Taken(what=" ", agency="police", due=due)
    reasons = desk.refused(TakeOn, DETECTIVE, agreed_in="meeting", actions=(nobody,))

    assert words(reasons) == [
        "Something was agreed that is not in words.",
        "Something falls to the police and to no post of theirs.",
    ]


def test_names_of_what_was_agreed_go_on_counting(desk: Desk):
    one = Taken(what="A visit.", agency="school", due=desk.now + timedelta(days=1))
    desk.do(TakeOn, DETECTIVE, agreed_in="meeting", actions=(one, one))
    desk.do(TakeOn, DETECTIVE, agreed_in="meeting", actions=(one,))

    taken = desk.events("partner.action_taken_on", record=INQUIRY)
    assert [event.body["action"] for event in taken] == ["Agreed action 1", "Agreed action 2", "Agreed action 3"]


# --- disagreement ---


def test_a_disagreement_says_why_and_what_is_asked_for(desk: Desk):
    reasons = desk.refused(Disagree, DETECTIVE, partner="local_authority", decision="other", about="", asked=" ")

    assert words(reasons) == ["It does not say why.", "It does not say what is asked for, so nobody can answer it."]


@pytest.mark.parametrize(("minutes", "status"), [(DAY, "owed"), (DAY + 1, "overdue")])
def test_a_disagreement_nobody_takes_up_is_overdue_after_a_day(desk: Desk, minutes: int, status: str):
    disagreed(desk)
    desk.at(minutes)

    assert desk.statuses("MA-06") == [status]


def test_unanswered_it_goes_up_rung_by_rung(desk: Desk):
    disagreed(desk)
    desk.do(TakeUpDisagreement, SERGEANT, disagreement="Disagreement 1", to="supervisor")
    assert (desk.statuses("MA-06"), desk.statuses("MA-06-B")) == (["met"], ["owed"])

    desk.at(5 * DAY)
    assert desk.statuses("MA-06-B") == ["overdue"]

    reasons = desk.refused(TakeUpDisagreement, SERGEANT, disagreement="Disagreement 1", to="supervisor")
    assert words(reasons) == ["It has been with the supervisor already."]

    desk.do(TakeUpDisagreement, DI, disagreement="Disagreement 1", to="detective_inspector")
    assert desk.statuses("MA-06-B") == ["met_late", "owed"]


def test_a_partner_who_stands_by_it_is_not_the_end_of_it(desk: Desk):
    disagreed(desk)
    desk.do(TakeUpDisagreement, SERGEANT, disagreement="Disagreement 1", to="supervisor")
    desk.at(HOUR)
    assert words(desk.refused(RecordAnswer, DETECTIVE, disagreement="Disagreement 1", answer="refused", words="")) == [
        "An answer without words says nothing that the next rung could weigh."
    ]

    desk.do(RecordAnswer, DETECTIVE, disagreement="Disagreement 1", answer="refused", words="The threshold is not met.")
    assert (desk.statuses("MA-06-B"), desk.statuses("MA-06-C")) == (["met"], ["owed"])

    desk.do(SettleDisagreement, DI, disagreement="Disagreement 1", how="another_way", reason="An order is in force.")
    assert desk.statuses("MA-06-C") == ["met"]


def test_two_disagreements_are_told_apart(desk: Desk):
    disagreed(desk)
    disagreed(desk)
    desk.do(RecordAnswer, DETECTIVE, disagreement="Disagreement 2", answer="agreed", words="We will hold one.")

    assert desk.statuses("MA-06") == ["owed", "met"]


# --- sharing ---


def test_sharing_without_its_basis_is_kept_and_owed(desk: Desk):
    handled = desk.do(ShareInformation, DETECTIVE, partner="school")

    assert "Not so yet: the lawful basis is recorded." in words(handled.notices)
    desk.at(1)
    assert desk.statuses("MA-07") == ["overdue"]


def test_sharing_with_basis_and_extent_owes_nothing(desk: Desk):
    handled = desk.do(ShareInformation, DETECTIVE, partner="school", basis="safeguarding_of_children", minimum=True,
                      shared="That an adult waits at the gate; nothing of earlier cases.")  # fmt: skip

    assert handled.notices == ()
    assert desk.statuses("MA-07") == ["met"]


def test_a_child_who_joined_the_case_is_served_too(desk: Desk):
    desk.do(JoinChild, DETECTIVE, joining=OTHER, basis="disclosure")

    desk.do(FearHarm, OFFICER, child=OTHER)

    assert [event.subjects for event in desk.events("safeguarding.harm_feared", record=INQUIRY)] == [(OTHER,)]
