"""A crime ends only with an outcome whose every condition is so; what is not so is said, with whose rule it is."""

from tests.casework.desk import CHILD, DETECTIVE, DI, INQUIRY, INSPECTOR, OFFICER, SERGEANT, Desk, rules, words
from tests.ending.going import DAY, UNDERSTOOD, decided, investigated, named, seen_to, tell, withdrawn
from tests.needs.whole import whole
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.court.news import ReceiveCourtNews
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.look_again import AddInformation, RevisitCase
from wayhome.casework.ending.propose_outcome import AnswerProposal, ProposeOutcome
from wayhome.casework.ending.report_breach import ReportBreach
from wayhome.casework.ending.settle_for_ending import SettleForEnding
from wayhome.casework.ending.tell_of_ending import TellOfEnding
from wayhome.casework.needs.assess import AssessNeeds, NoteNeedsChanged
from wayhome.casework.telling.tell import TellPerson
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.investigation import CrimeCancelled, CrimeRecorded
from wayhome.record.events.victim import NoticeDelivered, RightsHolderRecorded

WHY = "Every line was gone through."


def refused(desk: Desk, code: str, **given) -> list[str]:
    return words(desk.refused(DecideOutcome, SERGEANT, code=code, **({"reason": WHY} | given)))


def endorsed(desk: Desk, code: str, **given) -> Desk:
    desk.do(AnswerProposal, DI, **({"agreed": True, "code": code, "reason": "I looked at each way."} | given))
    return desk


def at_an_end() -> Desk:
    """Return a case that the child does not support, with both decisions and both endorsements taken."""
    desk = decided(withdrawn(named(investigated())))
    desk.do(EndorseNotViable, INSPECTOR, reasons="Nothing else would do.")
    return endorsed(desk, "16")


def test_a_case_with_nothing_done_is_refused_with_everything_it_lacks() -> None:
    desk = Desk()
    desk.concern()
    found = desk.at(DAY).refused(DecideOutcome, SERGEANT, code="16", reason=WHY)
    assert {"CLS-01", "CLS-02", "casework.outcome_suspect", "casework.outcome_child"} == set(rules(found))
    assert "Not so yet: an inspector or above agreed." in words(found)
    assert "Not so yet: it was established whether the same people harm other children." in words(found)
    assert any("Still owed: Go through the catalogue of lines" in said for said in words(found))


def test_an_outcome_gives_its_reason_and_is_one_of_the_rulebooks() -> None:
    desk = named(investigated())
    assert refused(desk, "1", reason="  ") == ["The outcome gives no reason."]
    assert refused(desk, "99") == ["The rulebook in force knows no such outcome."]


def test_a_charge_ends_a_case_in_which_everything_is_settled() -> None:
    desk = named(investigated())
    desk.do(DecideOutcome, SERGEANT, code="1", reason=WHY)
    assert desk.events("investigation.outcome_reached", record=INQUIRY)
    assert refused(desk, "1") == ["This investigation has ended already."]


def test_news_of_the_court_that_the_child_was_not_told_holds_the_ending_back() -> None:
    desk = named(investigated())
    desk.do(ReceiveCourtNews, DETECTIVE, kind="hearing_listed")
    (lacking,) = refused(desk, "1")
    assert lacking.startswith("Not so yet: the child was told all news from the court")
    news = desk.events("court.news_received", record=INQUIRY)[-1]
    desk.do(TellPerson, DETECTIVE, holder="H1", about=(news.id,), how="heard_in_person")
    desk.do(DecideOutcome, SERGEANT, code="1", reason=WHY)


def test_a_change_after_which_nobody_asked_what_the_child_needs_holds_the_ending_back() -> None:
    desk = investigated()
    desk.do(RecordOffence, DETECTIVE, offence="criminal_exploitation", told_by="school")
    named(seen_to(desk)).at(DAY).do(NoteNeedsChanged, DETECTIVE, why="placement_move")
    again = "Not so yet: the child's needs were looked at again after everything that changed."
    assert refused(desk, "1") == [f"{again} Still owed: Look at the child's needs again after something changed."]
    desk.do(AssessNeeds, DETECTIVE, said=whole(UNDERSTOOD), because="changed")
    desk.do(DecideOutcome, SERGEANT, code="1", reason=WHY)


def test_the_day_on_which_a_child_withdraws_is_never_the_day_it_ends() -> None:
    desk = decided(withdrawn(named(investigated()), days=2), days=2)
    desk.do(EndorseNotViable, INSPECTOR, reasons="Nothing else would do.")
    endorsed(desk, "16")
    assert refused(desk, "16") == ["The child said today that they do not support it."]
    desk.at(DAY * 3).do(DecideOutcome, SERGEANT, code="16", reason=WHY)


def test_without_the_childs_support_it_ends_once_both_decisions_are_taken_and_endorsed() -> None:
    desk = at_an_end()
    desk.do(DecideOutcome, SERGEANT, code="16", reason=WHY)
    assert desk.statuses("CLS-02") == desk.statuses("ELP-02") == ["met"]
    assert desk.statuses("ELP-05") == ["owed"]


def test_a_decision_without_the_child_serves_for_28_days() -> None:
    desk = at_an_end()
    (lacking,) = refused(desk.at(DAY * 33), "16")
    assert lacking.startswith("Not so yet: it was decided in the last 28 days, with reasons")


def test_not_viable_stands_only_once_it_is_endorsed() -> None:
    desk = endorsed(decided(withdrawn(named(investigated()))), "16")
    assert refused(desk, "16") == [
        "Not so yet: a detective inspector or above endorsed, with reasons, that it cannot go on."
    ]


def test_a_case_that_goes_on_does_not_end_because_the_child_does_not_carry_it() -> None:
    desk = endorsed(decided(withdrawn(named(investigated()))), "16")
    given = {"reasons": "Recordings came.", "risk_of_going_on": "Little.", "risk_of_stopping": "Much."}
    desk.do(DecideWithoutChild, SERGEANT, result="proceed", offences=("drugs_supply",), **given)
    assert refused(desk, "16") == [
        "It was decided that the case goes on without the child, so it cannot end because they do not support it."
    ]


def test_a_case_in_which_more_is_gathered_does_not_end_either_and_says_that_it_is_gathered() -> None:
    desk = endorsed(decided(withdrawn(named(investigated()))), "16")
    given = {"reasons": "Recordings may come.", "risk_of_going_on": "Little.", "risk_of_stopping": "Much."}
    desk.do(DecideWithoutChild, SERGEANT, result="gather_more", to_gather="The hotel's recordings.", **given)
    assert refused(desk, "16") == [
        "It was decided to gather more first, so it cannot end because the child does not support it."
    ]


def test_another_withdrawal_overtakes_the_agreement_and_both_decisions() -> None:
    desk = at_an_end()
    withdrawn(desk, days=5)
    lacking = refused(desk.at(DAY * 6), "16")
    assert any("Still owed: Decide how the case goes on without the child carrying it" in said for said in lacking)


def test_what_was_agreed_for_one_outcome_serves_no_other() -> None:
    desk = endorsed(named(investigated()), "10")
    assert refused(desk, "15") == ["No inspector has agreed to this outcome."]


def test_whoever_agreed_does_not_record_the_outcome() -> None:
    desk = at_an_end()
    assert words(desk.refused(DecideOutcome, DI, code="16", reason=WHY)) == ["You agreed to it yourself."]


def test_an_outcome_says_of_the_suspect_and_the_child_what_the_record_says() -> None:
    desk = investigated()
    assert "It is for a named suspect, and none is named in the case." in refused(desk, "1")
    named(desk)
    assert "It says that nobody was identified, and a suspect is named." in refused(desk, "18")
    assert "Nothing on record says that the child does not support it." in refused(desk, "16")
    withdrawn(desk)
    assert "The child does not support the case." in refused(desk, "15")


def test_a_penalty_notice_is_barred() -> None:
    assert refused(named(investigated()), "6") == ["A penalty notice is no answer to a child having been exploited."]


def test_no_suspect_needs_why_and_what_was_linked() -> None:
    desk = investigated()
    assert rules(desk.refused(DecideOutcome, SERGEANT, code="18", reason=WHY)) == ["CLS-03", "CLS-03"]
    desk.do(SettleForEnding, DETECTIVE, no_suspect="Plate, phone and camera led nowhere.", intelligence_reference="I-7")
    desk.do(DecideOutcome, SERGEANT, code="18", reason=WHY)


def test_another_body_is_named_and_the_child_told_first() -> None:
    desk = investigated()
    assert len(refused(desk, "20")) == 1
    desk.do(SettleForEnding, DETECTIVE, taken_on_by="Eastmere council")
    assert refused(desk, "20")[0].startswith("Not so yet: the child was told which body that is.")
    desk.do(TellOfEnding, DETECTIVE, to="child", receipt="heard_in_person", reasons=True, support=True)
    desk.do(DecideOutcome, SERGEANT, code="20", reason=WHY)


def test_there_is_nothing_to_tell_before_it_is_decided() -> None:
    desk = investigated()
    assert words(desk.refused(TellOfEnding, DETECTIVE, to="child", receipt="heard_in_person")) == [
        "Nothing was decided that they could be told of: no other body is named, and it was not decided to stop."
    ]


def test_outcome_21_is_held_back_unless_an_inspector_lets_it_through_and_the_child_was_told() -> None:
    desk = named(investigated())
    endorsed(desk, "21")
    assert set(rules(desk.refused(DecideOutcome, SERGEANT, code="21", reason=WHY))) == {"CLS-05"}
    desk.do(SettleForEnding, DETECTIVE, words_for_child="We will not go on now, and this is why.")
    told = desk.do(TellOfEnding, DETECTIVE, to="child", receipt="heard_in_person")
    assert words(told.notices) == ["They were told without the reasons, or without what support there is."]
    desk.do(TellOfEnding, DETECTIVE, to="child", receipt="heard_in_person", reasons=True, support=True)
    assert refused(desk, "21") == ["Not so yet: an inspector or above let it through, with reasons."]
    endorsed(desk, "21", overrides=True)
    desk.do(DecideOutcome, SERGEANT, code="21", reason=WHY)


def test_a_child_under_suspicion_is_asked_about_before_diversion() -> None:
    desk = endorsed(named(investigated()), "22")
    assert rules(desk.refused(DecideOutcome, SERGEANT, code="22", reason=WHY)) == ["CLS-06"]
    desk.do(SettleForEnding, DETECTIVE, no_child_suspect=True)
    desk.do(DecideOutcome, SERGEANT, code="22", reason=WHY)


def test_a_case_that_ran_out_of_time_is_reported_within_the_hour() -> None:
    desk = named(investigated())
    assert words(desk.refused(ReportBreach, SERGEANT)) == ["No outcome of this case says that the time ran out."]
    done = desk.do(DecideOutcome, SERGEANT, code="17", reason=WHY)
    assert done.notices[0].rule == "CLS-07"
    desk.do(ReportBreach, SERGEANT)
    assert desk.statuses("CLS-07") == ["met"]


def test_each_crime_has_an_outcome_and_the_case_ends_with_the_last() -> None:
    desk = named(investigated())
    tell(desk, CrimeRecorded(offence="drugs", reference="C1"), CrimeRecorded(offence="violence", reference="C2"))
    seen_to(desk)
    one, other = [event.id for event in desk.events("investigation.crime_recorded", record=INQUIRY)]
    assert refused(desk, "1") == ["2 crimes of this case have no outcome, and it does not say which this is of."]
    done = desk.do(DecideOutcome, SERGEANT, code="1", crime=one, reason=WHY)
    assert words(done.notices)[0] == "The case goes on: 1 crime has no outcome yet."
    assert refused(desk, "1", crime=one) == ["This crime has its outcome, was cancelled, or is not of this case."]
    desk.do(DecideOutcome, SERGEANT, code="1", reason=WHY)
    (ended,) = desk.events("investigation.outcome_reached", record=INQUIRY)
    assert ended.body["crime"] == other


def test_a_cancelled_crime_waits_for_no_outcome() -> None:
    desk = named(investigated())
    tell(desk, CrimeRecorded(offence="drugs", reference="C1"), CrimeRecorded(offence="violence", reference="C2"))
    cancelled = {"decided_by": "force_crime_registrar", "verifiable_information": True, "told": True}
    tell(seen_to(desk), CrimeCancelled(reference="C1", **cancelled))
    desk.do(DecideOutcome, SERGEANT, code="1", reason=WHY)
    assert desk.events("investigation.outcome_reached", record=INQUIRY)


def test_a_case_does_not_end_while_the_child_is_owed_what_every_victim_is() -> None:
    desk = named(investigated())
    tell(desk, CrimeRecorded(offence="drugs", reference="C1"))

    missing = refused(desk, "1")

    assert [one.partition(" Still owed")[0] for one in missing] == [
        "Not so yet: the child's needs as a victim were assessed.",
        "Not so yet: the child was referred to support, or said no to it themselves.",
        "Not so yet: it was agreed with the child how to keep in touch, and established who may safely know.",
        "Not so yet: the child was told of every step up to now, and how to have a decision looked at again.",
    ]
    seen_to(desk).do(DecideOutcome, SERGEANT, code="1", reason=WHY)
    assert desk.events("investigation.outcome_reached", record=INQUIRY)


def test_a_parent_who_may_know_is_told_of_the_ending_after_it_and_of_every_step_before() -> None:
    desk = named(investigated())
    tell(desk, RightsHolderRecorded(parent_may_know="yes"))
    arrested = SuspectDealtWith(kind="arrested", suspect="EI-1-S1")
    tell(desk, arrested)
    (step,) = desk.events("investigation.suspect_dealt_with", record=INQUIRY)
    tell(desk, NoticeDelivered(about=(step.id,), to="child", receipt="heard_in_person"))

    assert [one.partition(" Still owed")[0] for one in refused(desk, "1")] == [
        "Not so yet: each parent, carer or council that may safely know was told of it too."
    ]
    tell(desk, NoticeDelivered(about=(step.id,), to="parent_or_carer", receipt="heard_in_person"))
    desk.do(DecideOutcome, SERGEANT, code="1", reason=WHY)
    assert desk.statuses("VC-26")[-1] == "owed"  # of the ending itself, which nobody could tell of before


def test_a_proposed_ending_is_looked_at_by_somebody_of_rank_who_did_not_propose_it() -> None:
    desk = withdrawn(named(investigated()))
    done = desk.do(ProposeOutcome, DI, code="16", reason="They have had enough.")
    assert "Not so yet: an inspector or above agreed." in words(done.notices)
    assert desk.statuses("CLS-08") == ["owed"]
    own = desk.refused(AnswerProposal, DI, agreed=True, code="16")
    assert words(own) == ["You proposed it yourself.", "It does not say why."]
    desk.do(AnswerProposal, INSPECTOR, agreed=False, code="16", reason="The hotel's recordings were never asked for.")
    assert desk.statuses("CLS-08") == ["met"]


def test_an_ended_case_is_looked_at_at_once_when_something_new_comes_in() -> None:
    desk = at_an_end()
    desk.do(DecideOutcome, SERGEANT, code="16", reason=WHY)
    desk.at(DAY * 40).do(AddInformation, OFFICER, came_from="another_child", what="A friend names him too.")
    desk.at(DAY * 40 + 1)
    assert desk.statuses("ELP-05") == ["overdue"]
    assert words(desk.refused(RevisitCase, SERGEANT, result="stays_ended")) == [
        "Nobody says why the case stays ended.", "It does not say whether they were asked again.",
    ]  # fmt: skip
    done = desk.do(RevisitCase, SERGEANT, result="reopened", reason="There is another witness now.")
    assert words(done.notices) == ["It is open again: it is allocated, reviewed and followed as any open case."]
    assert words(desk.refused(RevisitCase, SERGEANT, result="reopened")) == ["This investigation is open."]
    assert desk.statuses("ALLOC-01")[-1] == "owed"


def test_what_comes_in_on_an_open_case_is_kept_and_said_to_be_for_whoever_investigates() -> None:
    desk = investigated()
    done = desk.do(AddInformation, OFFICER, came_from="child", what="He has a new car.")
    assert words(done.notices) == ["The case is open: nobody is asked to look at an ended one."]


def test_once_they_are_eighteen_they_are_asked_in_their_own_right() -> None:
    desk = at_an_end()
    desk.do(DecideOutcome, SERGEANT, code="16", reason=WHY)
    desk.at(60 * 24 * 850)  # they were born on 1 June 2010
    assert "owed" in desk.statuses("ELP-05-B")
    found = desk.refused(RevisitCase, SERGEANT, result="stays_ended", reason="They moved away.")
    assert rules(found) == ["ELP-05-B"]
    desk.do(RevisitCase, SERGEANT, result="stays_ended", reason="They want to be left alone.", child_asked="yes")
    assert "owed" not in desk.statuses("ELP-05-B")


def test_nothing_filled_in_is_no_entry() -> None:
    assert words(investigated().refused(SettleForEnding, DETECTIVE)) == ["Nothing is filled in."]


def test_the_case_is_of_the_child_throughout() -> None:
    desk = at_an_end()
    desk.do(DecideOutcome, SERGEANT, code="16", reason=WHY)
    (ended,) = desk.events("investigation.outcome_reached", record=INQUIRY)
    assert CHILD in ended.subjects
