"""Disruption as it is recorded: decided on together, noticed, ordered, breached, renewed, asked of others."""

from datetime import date
from typing import Any

import pytest

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INSPECTOR,
    INVESTIGATION,
    OFFICER,
    SERGEANT,
    Desk,
    england_wales,
    words,
)
from wayhome.casework.commands import Acting
from wayhome.casework.disrupting.consider import Choice, ConsiderPowers
from wayhome.casework.disrupting.notices import (
    DecideNoticeBreach,
    DecideNoticeEnd,
    DecideWarningNotice,
    EndNotice,
    FollowUpNotice,
    RecordNoticeBreach,
)
from wayhome.casework.disrupting.orders import (
    ApplyForOrder,
    DecideOrderBreach,
    DecideRenewal,
    ListReview,
    RecordOrder,
    RecordOrderBreach,
    VerifyAddress,
)
from wayhome.casework.disrupting.partners import AskPartner, RecordPartnerAnswer, TellLicensing
from wayhome.casework.disrupting.places import DecideHotelNotice, HearClosure, ServeClosureNotice
from wayhome.casework.disrupting.protection import FollowUpProtection, TakeIntoProtection
from wayhome.casework.disrupting.standing import Disruption, disruption_of
from wayhome.duties.examples import london
from wayhome.duties.stories import stories
from wayhome.record.envelope import Event

HOUR, DAY = 60, 24 * 60
NOT_OF_RANK = "Only an inspector or above may give a hotel notice."


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.concern()
    return made


def entries(desk: Desk, name: str) -> list[Event]:
    return desk.events(f"disruption.{name}", record=INQUIRY)


def standing(desk: Desk) -> Disruption:
    told = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)
    return disruption_of(told[INVESTIGATION], england_wales().pack, desk.now)


def choices(desk: Desk, decision: str = "not_suitable") -> tuple[Choice, ...]:
    return tuple(Choice(power=power, decision=decision) for power in standing(desk).left_open)  # type: ignore[arg-type]


def test_every_open_power_is_decided_on_in_one_go(desk: Desk):
    assert desk.statuses("DIS-01") == ["owed"]

    desk.do(ConsiderPowers, DETECTIVE, choices=choices(desk), reason_for_all="Nobody is identified yet.")

    (assessed,) = entries(desk, "assessed")
    assert assessed.body["left_open"] == 0
    assert desk.statuses("DIS-01") == ["met"]
    assert standing(desk).left_open == ()


def test_what_is_left_open_keeps_the_duty_open(desk: Desk):
    desk.do(ConsiderPowers, DETECTIVE, choices=choices(desk)[1:], reason_for_all="Nobody is identified yet.")

    assert entries(desk, "assessed")[0].body["left_open"] == 1
    assert desk.at(72 * HOUR + 1).statuses("DIS-01") == ["overdue"]


def test_a_power_that_is_not_used_is_given_a_reason(desk: Desk):
    reasons = desk.refused(ConsiderPowers, DETECTIVE, choices=(Choice(power="DP-PP", decision="not_now"),))

    assert words(reasons) == ["It does not say why: Police protection."]
    assert reasons[0].remedy == "Give the reason, or one reason for all that have none."


def test_a_power_that_is_not_in_force_cannot_be_used(desk: Desk):
    reasons = desk.refused(ConsiderPowers, DETECTIVE, choices=(Choice(power="DP-CCEPO", decision="use"),))

    assert [reason.rule for reason in reasons] == ["DIS-15"]
    assert "that it has been brought into force is not established" in reasons[0].words
    assert words(desk.refused(ApplyForOrder, DETECTIVE, power="DP-CCEPO"))[0].startswith(
        "Child criminal exploitation prevention order cannot be applied for"
    )


def test_a_power_tried_out_elsewhere_can_be_used_where_the_force_polices_that_area(desk: Desk):
    use = (Choice(power="DP-DAPO", decision="use"),)

    assert "Greater Manchester" in words(desk.refused(ConsiderPowers, DETECTIVE, choices=use))[0]
    desk.do(ConsiderPowers, DETECTIVE, choices=use, area="Greater Manchester")

    assert desk.statuses("DIS-15") == ["met"]


def test_what_the_ages_on_record_speak_against_is_kept_and_said(desk: Desk):
    desk.do(DecideWarningNotice, DETECTIVE, decision="to_be_served", child=CHILD)
    desk.now = london("2026-06-02T09:00")  # the child, born on 1 June 2010, is 16

    handled = desk.do(ConsiderPowers, DETECTIVE, choices=(Choice(power="DP-CAA2", decision="use"),))

    assert any("The child is 16" in notice.words for notice in handled.notices)
    assert entries(desk, "power_considered")[0].body["stood"] == "closed"


def test_a_power_nobody_has_heard_of_is_not_decided_on(desk: Desk):
    assert words(desk.refused(ConsiderPowers, DETECTIVE, choices=(Choice(power="DP-NONE", decision="use"),))) == [
        "DP-NONE is no power of the rulebook's list."
    ]
    assert words(desk.refused(ConsiderPowers, DETECTIVE)) == ["No power was decided on."]


def test_what_the_child_said_of_it_is_kept_in_their_words(desk: Desk):
    handled = desk.do(
        ConsiderPowers, DETECTIVE, choices=choices(desk)[:1], reason_for_all="Too early.", child_asked="sought",
        child_said="I want him to stop waiting outside school.",
    )  # fmt: skip

    held = {word.field: word.text for word in desk.ledger.words(INQUIRY)}
    assert held["child_said"] == "I want him to stop waiting outside school."
    assert not any("How the child sees it" in notice.words for notice in handled.notices)


def test_a_part_of_the_test_that_a_person_answers_counts(desk: Desk):
    said = Choice(power="DP-PP", decision="not_now", reason="She is safe at her aunt's.", missing=("cause",))
    desk.do(ConsiderPowers, DETECTIVE, choices=(said,))

    power = next(one for one in standing(desk).standings if one.power.id == "DP-PP")
    assert power.state == "missing"
    assert power.best.answered[0].by_person


def test_a_notice_ends_on_the_birthday_and_is_made_known(desk: Desk):
    desk.do(DecideWarningNotice, OFFICER, decision="served", suspect="EI-1-S1", child=CHILD)

    (served,) = entries(desk, "warning_notice_served")
    assert dict(served.body) == {"notice": "EI-1-N1", "suspect": "EI-1-S1", "until": "2026-06-01"}
    assert desk.statuses("DIS-04") == ["owed"]
    desk.do(FollowUpNotice, OFFICER, notice="EI-1-N1", circulated=True, child=CHILD)
    assert desk.statuses("DIS-04") == ["owed"]
    desk.do(FollowUpNotice, OFFICER, notice="EI-1-N1", explained="both", child=CHILD)
    assert desk.statuses("DIS-04") == ["met"]


def test_what_follows_a_notice_is_decided_before_its_birthday(desk: Desk):
    desk.do(DecideWarningNotice, OFFICER, decision="served", child=CHILD)
    desk.now = london("2026-05-05T00:00")
    assert desk.statuses("DIS-04.ENDS") == ["overdue"]

    assert words(desk.refused(DecideNoticeEnd, DETECTIVE, notice="EI-1-N1", decision="other_means", child=CHILD)) == [
        "It does not say what keeps the child safe from then on, or why nothing does."
    ]
    desk.do(DecideNoticeEnd, DETECTIVE, notice="EI-1-N1", decision="seek_an_order", reason="A risk order.", child=CHILD)

    assert desk.statuses("DIS-04.ENDS") == ["met_late"]
    assert [one.reference for one in standing(desk).in_force] == ["EI-1-N1"]
    desk.now = london("2026-06-02T00:00")
    assert standing(desk).in_force == ()


def test_a_notice_for_a_child_whose_birth_date_nobody_knows_says_so():
    desk = Desk()
    desk.concern(date_of_birth=None)

    handled = desk.do(DecideWarningNotice, OFFICER, decision="served", child=CHILD)

    assert "no birth date of the child is on record" in handled.notices[0].words
    assert "until" not in entries(desk, "warning_notice_served")[0].body


def test_contact_against_a_notice_is_kept_at_once_and_decided_on(desk: Desk):
    desk.do(DecideWarningNotice, OFFICER, decision="served", suspect="EI-1-S1", child=CHILD)
    handled = desk.do(RecordNoticeBreach, OFFICER, notice="EI-1-N1", what="Seen in his car.", child=CHILD)

    assert "It is no offence in itself" in handled.notices[0].words
    assert entries(desk, "notice_breached")[0].body["suspect"] == "EI-1-S1"
    assert [one.undecided for one in standing(desk).breached] == [1]
    asked = {"notice": "EI-1-N1", "offence": "pursued", "order": "not_for_a_reason", "child": CHILD}
    assert words(desk.refused(DecideNoticeBreach, DETECTIVE, **asked)) == [
        "It does not say why no offence is pursued, or no order sought."
    ]
    desk.do(DecideNoticeBreach, DETECTIVE, **asked, reason="He was charged the same night.")

    assert desk.statuses("DIS-05") == ["met"]
    assert standing(desk).breached == ()


def test_a_notice_is_not_taken_away_without_saying_what_protects_instead(desk: Desk):
    desk.do(DecideWarningNotice, OFFICER, decision="served", child=CHILD)

    assert words(desk.refused(EndNotice, DETECTIVE, notice="EI-1-N1", why="cancelled", child=CHILD)) == [
        "It does not say what keeps the child safe without the notice."
    ]
    desk.do(EndNotice, DETECTIVE, notice="EI-1-N1", why="replaced_by_order", child=CHILD)
    assert standing(desk.at(1)).in_force == ()


def test_not_serving_a_notice_is_given_a_reason(desk: Desk):
    assert words(desk.refused(DecideWarningNotice, OFFICER, decision="not_suitable_for_a_reason", child=CHILD)) == [
        "It does not say why no notice is served."
    ]


def test_police_protection_is_kept_at_once_and_inquired_into_by_rank(desk: Desk):
    desk.do(TakeIntoProtection, OFFICER, grounds="A man in the flat threatened her.", child=CHILD)
    assert desk.statuses("DIS-06") == ["owed"]

    assert words(desk.refused(FollowUpProtection, OFFICER, inquired=True, child=CHILD)) == [
        "The designated officer's inquiry is made by an inspector or above."
    ]
    desk.do(FollowUpProtection, OFFICER, told=("child", "parent", "council"), child_said="Thank you.", child=CHILD)
    desk.do(FollowUpProtection, INSPECTOR, inquired=True, findings="There is cause.", child=CHILD)
    desk.at(30 * HOUR).do(FollowUpProtection, OFFICER, ended="with_council", child=CHILD)

    assert desk.statuses("DIS-06") == ["met"]
    assert words(desk.refused(FollowUpProtection, OFFICER, child=CHILD)) == ["Nothing was done yet."]


def test_police_protection_that_goes_on_for_72_hours_is_overdue(desk: Desk):
    desk.do(TakeIntoProtection, OFFICER, child=CHILD)

    assert desk.at(72 * HOUR).statuses("DIS-06") == ["owed"]
    assert desk.at(72 * HOUR + 1).statuses("DIS-06") == ["overdue"]


def test_a_closure_notice_is_issued_by_rank_and_heard_in_48_hours(desk: Desk):
    assert words(desk.refused(ServeClosureNotice, DETECTIVE)) == [
        "Only an inspector or above may issue a closure notice for the police."
    ]
    desk.do(ServeClosureNotice, DI)
    last = date(2026, 6, 2)
    desk.at(47 * HOUR).do(HearClosure, DETECTIVE, notice="EI-1-N1", result="order_made", expires=last)

    assert desk.statuses("DIS-07") == ["met"]
    assert [(one.kind, one.until) for one in standing(desk.at(48 * HOUR)).in_force] == [("closure_order", last)]
    desk.now = london("2026-05-20T00:00")
    assert desk.statuses("DIS-08") == ["overdue"]


@pytest.mark.parametrize(("last", "said"), [(date(2026, 6, 2), 0), (date(2026, 6, 3), 1), (None, 1)])
def test_a_closure_order_longer_than_three_months_is_kept_and_said(desk: Desk, last: date | None, said: int):
    desk.do(ServeClosureNotice, DI)
    handled = desk.do(HearClosure, DETECTIVE, notice="EI-1-N1", result="order_made", expires=last)

    assert sum("three months at most" in notice.words for notice in handled.notices) == said


def test_a_hearing_that_was_adjourned_leaves_the_notice_in_force(desk: Desk):
    desk.do(ServeClosureNotice, DI)
    desk.at(60).do(HearClosure, DETECTIVE, notice="EI-1-N1", result="adjourned")
    assert [one.kind for one in standing(desk.at(61)).in_force] == ["closure_notice"]

    desk.at(120).do(HearClosure, DETECTIVE, notice="EI-1-N1", result="refused")
    assert standing(desk.at(121)).in_force == ()


def test_christmas_day_is_left_out_of_the_48_hours(desk: Desk):
    desk.now = london("2026-12-24T12:00")
    desk.do(ServeClosureNotice, DETECTIVE, issued_by="council")

    (due,) = [duty.due_at for duty in desk.duties() if duty.rule == "DIS-07"]
    assert due == london("2026-12-27T12:00")
    desk.now = london("2026-12-27T12:01")
    assert desk.statuses("DIS-07") == ["overdue"]


@pytest.mark.parametrize(
    ("who", "given", "said"),
    [
        (DETECTIVE, {"in_writing": True, "expires": date(2026, 9, 2)}, NOT_OF_RANK),
        (SERGEANT, {"in_writing": True, "expires": date(2026, 9, 2)}, NOT_OF_RANK),
        (INSPECTOR, {"expires": date(2026, 9, 2)}, "The notice is not in writing."),
        (INSPECTOR, {"in_writing": True, "expires": date(2026, 9, 3)}, "It does not end within six months."),
        (INSPECTOR, {"in_writing": True}, "It does not end within six months."),
    ],
)  # fmt: skip
def test_a_hotel_notice_that_falls_short_of_the_section_is_refused(
    desk: Desk, who: Acting, given: dict[str, Any], said: str
):
    assert words(desk.refused(DecideHotelNotice, who, decision="issued", **given)) == [said]


def test_a_hotel_notice_lasts_six_months_at_most_to_the_day(desk: Desk):
    desk.do(DecideHotelNotice, DI, decision="issued", in_writing=True, expires=date(2026, 9, 2))

    assert entries(desk, "hotel_notice_issued")[0].body["months"] == 6
    assert desk.statuses("DIS-09") == ["met"]
    assert standing(desk).in_force[0].until == date(2026, 9, 2)


def test_an_order_is_applied_for_granted_in_the_interim_and_made(desk: Desk):
    desk.do(ApplyForOrder, DETECTIVE, power="DP-SRO", suspect="EI-1-S1", interim=True, hearing=date(2026, 3, 20))
    assert [(one.reference, one.result) for one in standing(desk).applied] == [("EI-1-O1", "waiting")]
    desk.do(RecordOrder, DETECTIVE, result="interim", order="EI-1-O1", expires=date(2026, 3, 20))
    assert standing(desk).applied[0].result == "interim"
    desk.at(18 * DAY).do(RecordOrder, DETECTIVE, result="made", order="EI-1-O1", expires=date(2028, 3, 19))

    made = entries(desk, "order_made")[-1].body
    assert (made["kind"], made["suspect"], made["interim"]) == ("sexual_risk_order", "EI-1-S1", False)
    assert standing(desk).applied[0].result == "made"


def test_a_refused_order_says_so_and_is_not_in_force(desk: Desk):
    desk.do(ApplyForOrder, DETECTIVE, power="DP-STRO", suspect="EI-1-S1")
    desk.do(RecordOrder, DETECTIVE, result="refused", order="EI-1-O1", terms="Not necessary.", appeal="considered")

    assert (standing(desk).applied[0].result, standing(desk).in_force) == ("refused", ())


@pytest.mark.parametrize(("day", "expiring"), [("2027-11-01", False), ("2028-01-05", True), ("2028-03-02", False)])
def test_an_order_is_expiring_from_eight_weeks_before_its_last_day(desk: Desk, day: str, expiring: bool):
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", expires=date(2028, 3, 1))
    desk.now = london(f"{day}T00:00")

    assert bool(standing(desk).expiring) is expiring


def test_whether_an_order_is_renewed_is_a_supervisors_to_decide(desk: Desk):
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", expires=date(2026, 4, 10))
    given = {"order": "EI-1-O1", "decision": "let_it_end_for_a_reason", "seen": None}

    assert desk.refused(DecideRenewal, DETECTIVE, **given)[0].words.startswith("You may not review")
    assert words(desk.refused(DecideRenewal, SERGEANT, **given)) == ["It does not say why the order is let to run out."]
    desk.do(DecideRenewal, SERGEANT, **(given | {"decision": "renew"}))

    assert desk.statuses("DIS-12") == ["met"]
    assert standing(desk).expiring == ()


def test_a_breach_of_an_order_is_answered(desk: Desk):
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", expires=date(2028, 3, 1))
    desk.do(RecordOrderBreach, OFFICER, order="EI-1-O1", what="Messages on a new account.")
    assert desk.statuses("DIS-13") == ["owed"]

    assert words(desk.refused(DecideOrderBreach, DETECTIVE, order="EI-1-O1", decision="none_for_a_reason")) == [
        "It does not say why nothing follows."
    ]
    desk.do(DecideOrderBreach, DETECTIVE, order="EI-1-O1", decision="arrest")
    assert desk.statuses("DIS-13") == ["met"]


def test_a_person_who_gave_no_address_has_breached_the_order(desk: Desk):
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-STRO", expires=date(2028, 3, 1), name_and_address=True)
    assert desk.statuses("DIS-11") == ["owed"]
    desk.at(4 * DAY).do(VerifyAddress, DETECTIVE, order="EI-1-O1", given="no")

    assert (desk.statuses("DIS-11"), desk.statuses("DIS-13")) == (["met"], ["owed"])


def test_the_review_of_a_long_gang_injunction_is_listed(desk: Desk):
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-GANG", expires=date(2027, 9, 1), over_a_year=True)
    desk.do(ListReview, DETECTIVE, order="EI-1-O1", on=date(2027, 2, 10))

    assert desk.statuses("DIS-10") == ["met"]


def test_a_licensed_trade_of_concern_is_told_to_its_authority(desk: Desk):
    assert words(desk.refused(TellLicensing, DETECTIVE)) == ["Neither a concern nor a disclosure is given."]
    desk.do(TellLicensing, DETECTIVE, trade="taxi", concern="Two children named the firm.")
    assert desk.statuses("DIS-14") == ["owed"]
    desk.do(TellLicensing, DETECTIVE, told=True, authority="Eastmere council")

    assert desk.statuses("DIS-14") == ["met"]


def test_a_partner_is_asked_by_a_day_and_asked_after(desk: Desk):
    asked = {"power": "DP-TAXI", "agency": "licensing_authority"}
    assert words(desk.refused(AskPartner, DETECTIVE, **asked)) == ["No day is given by which they are to answer."]
    desk.do(AskPartner, DETECTIVE, **asked, due=date(2026, 3, 9), asked="Suspend the driver.")
    assert [(one.agency, one.result) for one in standing(desk).asked] == [("licensing_authority", "")]
    desk.now = london("2026-03-10T00:00")
    assert desk.statuses("DIS-16") == ["overdue"]

    desk.do(RecordPartnerAnswer, DETECTIVE, ask="EI-1-A1", result="used")
    assert desk.statuses("DIS-16") == ["met_late"]
