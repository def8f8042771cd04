"""Looking for the child on pages: what is done is entered, what is lacking is said, and nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, INSPECTOR, OFFICER, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.desk import behind_pages
from tests.web.html import faults
from tests.web.sending import page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.commands import Command
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import instant
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.models import Draft
from wayhome.web.acting.pages import serve
from wayhome.web.searching.officers import SEND_OFFICERS


def high_risk(desk: Desk) -> None:
    desk.report()
    desk.train(GRADER)
    desk.do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", wording="app2026",
            rests_on=("call",), history_effect="no_history", rationale="Somebody waits for her.")  # fmt: skip


def words_of(desk: Desk, field: str) -> list[str]:
    return [one.text for one in desk.ledger.words(CASE) if one.field == field]


def bodies(desk: Desk, kind: str) -> list[dict[str, object]]:
    return [dict(event.body) for event in desk.events(kind)]


# --- officers ---


def test_officers_not_sent_yet_without_rank_are_still_owed(desk: Desk, signed_in: SignedIn):
    high_risk(desk)
    client = signed_in(Role.RESPONSE)

    send(client, "send-officers", sent="not_yet", reason="The river path is dark.")

    (delayed,) = desk.events("missing.deployment_delayed")
    told = said(client.get(page_of("looking")))
    assert delayed.body["by"] == "constable"
    assert desk.statuses("MC-23") == ["owed"]
    assert "Not sent yet: The river path is dark." in told


def test_an_inspectors_exceptional_reason_excuses_the_delay(desk: Desk, signed_in: SignedIn):
    high_risk(desk)

    send(signed_in(Role.INSPECTOR), "send-officers", sent="not_yet", reason="Open water in the dark.")

    assert desk.statuses("MC-23") == ["excused"]


# --- something done, places, things ---


def test_something_done_breaks_the_silence_and_says_what_it_was_part_of(desk: Desk, signed_in: SignedIn):
    high_risk(desk)
    desk.do(RaiseLine, SERGEANT, line="ML-12")
    desk.at(40)
    client = signed_in(Role.RESPONSE)
    before = said(client.get(page_of("looking")))

    send(client, "look-for-child", kind="visit", result="nothing", line="ML-12", detail="Nobody at the flat.")

    (body,) = bodies(desk, "enquiry.locating_action_taken")
    after = said(client.get(page_of("looking")))
    assert body == {"kind": "visit", "line": "ML-12", "result": "nothing"}
    assert "Nothing yet, 40 min after the report Overdue by 10 min" in before
    assert "A visit to an address or a place, 0 min ago Due in 30 min" in after


def test_a_child_seen_in_the_search_is_not_found_until_somebody_says_how_they_are(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    send(client, "look-for-child", kind="visit", result="child_seen")

    told = said(client.get(page_of("looking")))
    assert "The child was seen in the search, which does not yet say where they are or how they are." in told
    assert "Record the child found, and how they were." in told


def test_what_was_done_has_to_be_said(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.RESPONSE), "look-for-child", detail="I had a look.")

    assert answer.status_code == 422
    assert "Choose what was done" in said(answer)
    assert "Choose what it showed" in said(answer)
    assert "I had a look." in answer.content.decode()
    assert faults(answer.content.decode()) == []


def test_that_the_carer_looked_is_kept_and_is_no_police_search(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    send(
        client, "search-places", home_or_placement="carer", last_seen="police", last_seen_areas="The park, end to end."
    )

    told = said(client.get(page_of("looking")))
    assert [(body["place"], body["by"]) for body in bodies(desk, "missing.place_searched")] == [
        ("home_or_placement", "carer"),
        ("last_seen", "police"),
    ]
    assert words_of(desk, "areas") == ["The park, end to end."]
    assert desk.statuses("MC-29") == ["owed"]
    assert "Carer looked, which is no police search" in told


def test_that_a_carer_looked_does_not_break_the_silence(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(20)
    client = signed_in(Role.RESPONSE)

    send(client, "search-places", home_or_placement="carer")

    assert "Last done to find the child Nothing yet, 20 min after the report" in said(client.get(page_of("looking")))


def test_both_places_searched_by_the_police_in_one_go_is_what_is_owed(desk: Desk, signed_in: SignedIn):
    desk.report()

    send(signed_in(Role.RESPONSE), "search-places", home_or_placement="police", last_seen="search_team",
         another="associate_address", another_by="police", another_areas="The aunt's flat.")  # fmt: skip

    assert desk.statuses("MC-29") == ["met"]
    assert len(desk.events("missing.place_searched")) == 3


def test_a_search_of_no_place_is_asked_about(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.RESPONSE), "search-places")

    assert "Say of at least one place who searched it" in said(answer)
    assert desk.events("missing.place_searched") == []


def test_several_things_are_obtained_in_one_form_and_what_is_left_open_is_not_entered(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    send(client, "obtain-items", photo="obtained", may_publish="no", description="obtained", phone_number="not_held")

    assert [tuple(body.values()) for body in bodies(desk, "missing.item_obtained")] == [
        ("photo", "obtained", "no"),
        ("description", "obtained", "not_asked"),
        ("phone_number", "not_held", "not_asked"),
    ]
    assert desk.statuses("MC-30") == ["owed"]
    send(client, "obtain-items", accounts_online="refused")
    assert desk.statuses("MC-30") == ["met"]


def test_several_things_sent_twice_are_entered_once(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = {"key": "k", "seen": "1", "photo": "obtained", "description": "obtained"}

    client.post(page_of("obtain-items"), sent)
    client.post(page_of("obtain-items"), sent)

    assert len(desk.events("missing.item_obtained")) == 2


def test_a_child_is_circulated_in_several_places_each_with_its_reference(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    send(client, "circulate", places=["national_computer", "borders"], national_computer="26/4471")

    assert [(body["on"], body.get("reference")) for body in bodies(desk, "missing.circulated")] == [
        ("national_computer", "26/4471"),
        ("borders", None),
    ]
    assert desk.statuses("MC-31") == ["met"]


def test_who_the_child_is_can_be_completed_later_and_shows_what_is_held(desk: Desk, signed_in: SignedIn):
    desk.report(identity_complete=False)
    client = signed_in(Role.CALL_HANDLER)

    send(
        client, "record-identity", description="Tall, a scar on the left hand.", clothing="A red coat.", complete="yes"
    )

    assert desk.events("missing.identity_recorded")[-1].body["complete"] is True
    assert "A red coat." in said(client.get(page_of("record-identity")))


# --- the plan ---


def test_a_plan_without_an_explanation_is_refused_in_words_and_keeps_what_was_typed(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.SUPERVISOR), "plan-search", action_1="House to house tonight")

    told = said(answer)
    assert answer.status_code == 422
    assert "The plan does not say what may have happened to the child." in told
    assert "Set out at least one explanation, and what is to be done about it." in told
    assert "House to house tonight" in answer.content.decode()


def test_another_explanation_is_asked_for_without_scripts_and_all_are_kept(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    page = page_of("plan-search")
    typed = {"key": "k", "seen": "1", "rows": "3", "explanation_1": "She is with her aunt", "more": "yes"}

    longer = client.post(page, typed)

    assert longer.status_code == 200
    assert 'name="explanation_4"' in longer.content.decode()
    assert "She is with her aunt" in longer.content.decode()
    assert "There is a problem" not in said(longer)
    del typed["more"]
    fourth = {
        "rows": "4",
        "explanation_4": "She was taken",
        "action_1": "Ring",
        "seen": desk.ledger.read(CASE).events[-1].sequence,
    }
    client.post(page, typed | fourth)
    (made,) = desk.events("missing.plan_made")
    assert made.body["hypotheses"] == 2
    assert words_of(desk, "plan") == ["She is with her aunt: Ring\nShe was taken: nothing set yet"]
    assert desk.statuses("MC-33") == ["met"]


def test_a_plan_made_on_what_has_moved_on_is_shown_again_with_everything_typed(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    sent = {"key": "k", "seen": "1", "rows": "3", "explanation_1": "She is with her aunt"}
    desk.do(SendOfficers, OFFICER)

    answer = client.post(page_of("plan-search"), sent)

    assert answer.status_code == 409
    assert "The case has moved on" in said(answer)
    assert "She is with her aunt" in answer.content.decode()


# --- lines of enquiry ---


def test_lines_are_offered_with_why_they_bear_on_this_child_and_the_rest_stay_behind(desk: Desk, signed_in: SignedIn):
    high_risk(desk)

    told = said(signed_in(Role.RESPONSE).get(page_of("lines")))

    first, _, rest = told.partition("All other lines of the catalogue")
    assert "The phone, its calls and where it is" in first
    assert "The risk is high" in first
    assert "Disruption of places and trades" in rest


def test_a_line_is_raised_with_an_owner_a_date_and_what_it_is_about(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)

    send(client, "raise-line", line="ML-12", what="Her friend Bo", owner="response", due="2")

    (body,) = bodies(desk, "enquiry.line_raised")
    assert (body["line"], body["owner"]) == ("ML-12", "response")
    assert instant(str(body["due"])) - desk.now == instant("2026-01-01T02:00+00:00") - instant("2026-01-01T00:00+00:00")
    assert words_of(desk, "what") == ["Her friend Bo"]
    told = said(client.get(page_of("looking")))
    assert "Response officer Friends, spoken to in person Her friend Bo Due 21:00 today" in told


def test_a_line_of_our_own_says_what_is_to_be_found_out_and_its_words_stay_out_of_its_name(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    client = signed_in(Role.SUPERVISOR)

    refused = send(client, "raise-line", line="Own line", owner="response")
    send(client, "raise-line", line="Own line", owner="response", what="Whose red car it is")

    assert "Say what is to be found out" in said(refused)
    (body,) = bodies(desk, "enquiry.line_raised")
    assert body["line"] == "Own line 1"


def test_a_time_until_which_data_is_kept_is_asked_for_where_it_is_known(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)

    refused = send(client, "raise-line", line="ML-04", owner="response", kept="yes")
    send(client, "raise-line", line="ML-04", owner="response", kept="yes", kept_on="2026-03-03", kept_time="07:00")

    assert "Enter the date and time until which they are kept" in said(refused)
    (body,) = bodies(desk, "enquiry.line_raised")
    assert instant(str(body["data_kept_until"])) == instant("2026-03-03T07:00+00:00")
    assert "Ask by 07:00 tomorrow" in said(client.get(page_of("looking")))


def test_where_no_other_child_is_missing_the_page_says_so(desk: Desk, signed_in: SignedIn):
    desk.report()

    told = said(signed_in(Role.SUPERVISOR).get(page_of("link-children")))

    assert "No other child is missing now, as far as is recorded." in told


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ("not_applicable", "The line ML-12 was not done, and nobody says why."),
        ("refused", "The line ML-12 was not done, and nobody says why."),
        ("deferred", "The line ML-12 was not done, and nobody says why."),
    ],
)
def test_a_line_that_was_not_done_needs_its_reason(desk: Desk, signed_in: SignedIn, ended: str, words: str):
    desk.report()
    desk.do(RaiseLine, SERGEANT, line="ML-12")

    answer = send(signed_in(Role.RESPONSE), "settle-line", line="ML-12", ended=ended)

    assert answer.status_code == 422
    assert words in said(answer)
    assert "Say why in your words; the line stays open until then." in said(answer)
    assert desk.events("enquiry.line_finished") == []


def test_a_line_put_off_is_owed_again_and_says_until_when(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RaiseLine, SERGEANT, line="ML-12")
    client = signed_in(Role.SUPERVISOR)

    send(client, "settle-line", line="ML-12", ended="deferred", reason="They wake at eight.", due="4")

    (body,) = bodies(desk, "enquiry.line_finished")
    assert (body["result"], body["authorised_by"]) == ("deferred", "supervisor")
    assert "Put off until 23:00 today: They wake at eight." in said(client.get(page_of("lines")))


def test_a_line_past_its_date_is_given_again_or_taken_up_with_somebody_senior(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RaiseLine, SERGEANT, line="ML-12")
    client = signed_in(Role.SUPERVISOR)

    send(client, "settle-line", line="ML-12", ended="retasked", due="1")
    send(client, "settle-line", line="ML-12", ended="escalated")

    assert len(desk.events("enquiry.line_retasked", "enquiry.line_escalated")) == 2
    told = said(client.get(page_of("lines")))
    assert "Due 20:00 today" in told
    assert "Taken up with somebody senior" in told


def test_data_asked_for_after_it_was_overwritten_is_kept_and_said(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RaiseLine, SERGEANT, line="ML-04", data_kept_until=desk.now)
    desk.at(60)
    client = signed_in(Role.RESPONSE)

    send(client, "request-data", line="ML-04", holder="The corner shop")

    assert desk.statuses("MC-35") == ["met"]
    assert "was kept only until before this request" in said(client.get(page_of("lines")))


def test_what_is_lost_first_is_shown_until_it_is_asked_for(desk: Desk, signed_in: SignedIn):
    high_risk(desk)
    client = signed_in(Role.RESPONSE)
    before = said(client.get(page_of("looking")))

    send(client, "raise-line", line="ML-05", owner="response", due="1")
    send(client, "request-data", line="ML-05", holder="The network")

    assert "The phone, its calls and where it is A live location ends" in before
    assert "A live location ends" not in said(client.get(page_of("looking")))


def test_a_draft_about_one_line_is_not_found_again_under_another(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RaiseLine, SERGEANT, line="ML-12")
    desk.do(RaiseLine, SERGEANT, line="ML-13")
    client = signed_in(Role.RESPONSE)
    page = page_of("settle-line")
    client.post(
        f"{page}?about=ML-12",
        {"key": "k", "about_which": "ML-12", "line": "ML-12", "reason": "Bo saw her.", "keep": "yes"},
    )

    other = client.get(f"{page}?about=ML-13")
    same = client.get(f"{page}?about=ML-12")

    assert "Bo saw her." not in other.content.decode()
    assert "Bo saw her." in same.content.decode()
    assert Draft.objects.count() == 1


# --- what was said and agreed before ---


def test_each_place_the_child_named_becomes_a_line_that_somebody_visits(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    send(client, "read-earlier", place_1="The arcade", who_1="response", people="Bo\nThe man from the arcade", due="1")

    assert [body["line"] for body in bodies(desk, "enquiry.line_raised")] == ["ML-16 place 1"]
    assert bodies(desk, "missing.earlier_interviews_read") == [{"places_listed": 1, "people_listed": 2}]
    assert "The arcade" in said(client.get(page_of("lines")))


def test_the_trigger_plan_is_put_first_until_it_is_read(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(UpdateTriggerPlan, SERGEANT, first_actions=("Ring her sister",), places=("The arcade",))
    client = signed_in(Role.RESPONSE)
    before = said(client.get(page_of("looking")))

    send(client, "read-trigger-plan")

    assert "The trigger plan, not read for this search yet" in before
    assert "Ring her sister" in before
    assert "not read for this search yet" not in said(client.get(page_of("looking")))


def test_a_trigger_plan_that_nobody_holds_cannot_be_read(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.RESPONSE), "read-trigger-plan")

    assert answer.status_code == 422
    assert "No trigger plan is held for this child." in said(answer)


# --- decisions ---


def test_an_alert_is_asked_for_by_a_superintendent_and_anybody_elses_word_is_refused_with_whose_it_is(
    desk: Desk, signed_in: SignedIn
):
    high_risk(desk)
    criteria = dict.fromkeys(("under_18", "taken", "imminent_danger", "public_can_help"), "yes")

    answer = send(signed_in(Role.SUPERVISOR), "consider-alert", **criteria, decision="taken_up", reason="All is met.")

    assert answer.status_code == 422
    assert "A Child Rescue Alert is decided on by a superintendent or above." in said(answer)
    assert desk.events("missing.decided") == []


def test_an_alert_considered_and_not_asked_for_is_kept_with_what_is_not_known(desk: Desk, signed_in: SignedIn):
    high_risk(desk)
    client = signed_in(Role.SUPERVISOR)
    criteria = {"under_18": "yes", "taken": "unknown", "imminent_danger": "unknown", "public_can_help": "no"}

    send(client, "consider-alert", **criteria, decision="not_taken_up", reason="Nothing points to abduction yet.")

    assert desk.statuses("MC-39") == ["met"]
    assert "Not every criterion is known, which does not mean that it is not met." in said(
        client.get(page_of("looking"))
    )


def test_several_decisions_are_entered_each_by_itself_and_by_the_rank_that_is_signed_in(
    desk: Desk, signed_in: SignedIn
):
    high_risk(desk)
    client = signed_in(Role.INSPECTOR)
    reasons = {"search_adviser_reason": "Asked at once.", "publicity_reason": "It could warn him."}

    send(client, "decide", search_adviser="taken_up", publicity="not_taken_up", **reasons)

    assert [(body["on"], body["decision"], body["by"]) for body in bodies(desk, "missing.decided")] == [
        ("search_adviser", "taken_up", "inspector"),
        ("publicity", "not_taken_up", "inspector"),
    ]


def test_a_decision_without_why_is_asked_about(desk: Desk, signed_in: SignedIn):
    high_risk(desk)

    answer = send(signed_in(Role.INSPECTOR), "decide", publicity="not_taken_up")

    assert "Say why in your words" in said(answer)
    assert desk.events("missing.decided") == []


def test_a_person_who_draws_the_child_becomes_a_line_and_powers_are_considered_in_one_go(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    sent: dict[str, Any] = {
        "what": "The man at 4 Sallow Street",
        "owner": "response",
        "outcome": "to_be_used",
        "powers": ["PACE-17"],
    }

    send(signed_in(Role.SUPERVISOR), "pursue-link", **sent)

    assert [body["line"] for body in bodies(desk, "enquiry.line_raised")] == ["ML-17"]
    assert bodies(desk, "missing.powers_considered") == [{"outcome": "to_be_used", "powers": ("PACE-17",)}]


# --- telling ---


def test_several_partners_are_told_in_one_form_and_those_owed_come_first(desk: Desk, signed_in: SignedIn):
    high_risk(desk)
    client = signed_in(Role.RESPONSE)
    opened = said(client.get(page_of("tell-partners")))

    send(client, "tell-partners", whom=["childrens_services", "national_unit", "school"],
         childrens_services_reference="ES-1")  # fmt: skip

    assert "Children’s services Owed by 21:00 today" in opened
    assert desk.statuses("MC-27") == ["met"]
    assert desk.statuses("MC-48") == ["met"]
    assert desk.statuses("MC-45") == ["met"]
    assert "Children’s services 19:00 today, ES-1" in said(client.get(page_of("looking")))


def test_the_national_unit_is_owed_at_72_elapsed_hours_whatever_the_clocks_do(desk: Desk, signed_in: SignedIn):
    desk.now = datetime.fromisoformat("2026-10-24T21:00:00+00:00")
    desk.report()
    desk.now = datetime.fromisoformat("2026-10-25T00:40:00+00:00")
    client = signed_in(Role.SUPERVISOR)

    send(client, "raise-line", line="ML-12", owner="response", due="1")

    assert "The UK Missing Persons Unit Owed by 21:00 on Tue 27 Oct" in said(client.get(page_of("tell-partners")))
    assert "Due 01:40 GMT today" in said(client.get(page_of("looking")))


def test_the_family_is_told_who_owns_it_and_when_they_hear_next(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    before = said(client.get(page_of("looking")))

    send(client, "tell-family", owner_named="yes", told="We are at her friends now.", due="2")

    assert "Promised to the family Not told anything yet" in before
    assert "Hear next at 21:00 today Told 19:00 today" in said(client.get(page_of("looking")))


def test_a_promise_in_the_past_is_asked_about(desk: Desk, signed_in: SignedIn):
    desk.report()
    sent = {"owner_named": "yes", "due": "at", "due_on": "2026-03-02", "due_time": "18:00"}

    answer = send(signed_in(Role.SUPERVISOR), "tell-family", **sent)

    assert "That time has gone: enter one that is to come" in said(answer)


def test_social_care_is_asked_and_an_answer_nobody_gave_is_not_an_answer(desk: Desk, signed_in: SignedIn):
    desk.report(care_status="looked_after")
    client = signed_in(Role.CALL_HANDLER)

    send(client, "ask-social-care", answered="no")
    assert desk.statuses("MC-10") == ["owed"]
    send(client, "ask-social-care", answered="yes", professional="Ms Rowe, 0100", content="She has an aunt in Tansy.")

    assert desk.statuses("MC-10") == ["met"]


def test_referrals_are_made_and_a_strategy_discussion_is_recorded_in_one_form(desk: Desk, signed_in: SignedIn):
    desk.report()

    send(
        signed_in(Role.SUPERVISOR),
        "refer-child",
        which=["safeguarding", "strategy"],
        reference="R1",
        outcome="enquiry_agreed",
    )

    kinds = ("safeguarding.referral_made", "safeguarding.strategy_discussion_attended")
    assert [event.type for event in desk.events(*kinds)] == list(kinds)


# --- news, owners, children together ---


def test_news_is_kept_and_asks_for_the_risk_to_be_looked_at_again(desk: Desk, signed_in: SignedIn):
    high_risk(desk)
    desk.at(10)

    send(
        signed_in(Role.CALL_HANDLER),
        "add-news",
        kind="phone_off",
        supplied_by="parent",
        content="It went to voicemail.",
    )

    assert desk.statuses("MC-21") == ["owed"]


def test_one_side_alone_does_not_settle_who_owns_a_case(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.INSPECTOR)

    refused = send(client, "settle-owner", which="settled", owner="Northshire")
    send(client, "settle-owner", which="disputed", with_whom="Northshire", reason="Each says the other.")
    assert desk.statuses("MC-59") == ["owed"]
    send(client, "settle-owner", which="settled", owner="Northshire", agreed_with="Northshire duty inspector")

    assert "Nobody agreed it for the other side." in said(refused)
    assert desk.statuses("MC-59") == ["met"]


def test_a_sibling_on_the_same_line_is_linked_under_one_owner(desk: Desk, signed_in: SignedIn):
    desk.report()
    other: dict[str, Any] = {"child": "child:B", "record": "MC-2", "case": "episode:B1", "name": "Ben"}
    desk.report(**other)
    client = signed_in(Role.SUPERVISOR)
    opened = said(client.get(page_of("link-children")))

    send(client, "link-children", others=["MC-2"], basis="informant", joint_owner="supervisor")

    assert "Ben, MC-2" in opened
    assert desk.statuses("MC-38") == ["met"]
    (linked,) = desk.events("missing.episodes_linked")
    assert {"child:A", "child:B", "episode:A1", "episode:B1"} <= set(linked.subjects)
    assert "Missing together Ben Missing" in said(client.get(page_of("looking")))


# --- what a form of several parts does when one is refused ---


class TwoActs(ActForm):
    """Officers sent, and a line that is ended: two acts, of which the second can be refused."""

    sent = forms.CharField(required=False)
    ended = forms.CharField(required=False)

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        common = self.common(entering)
        line = FinishLine(**common, line="ML-12", result="refused", reason=self.cleaned_data["ended"])
        return {"sent": SendOfficers(**common), "ended": line}

    def fields_of(self, name: str) -> tuple[str, ...]:
        return (name,)


def test_of_several_acts_each_is_kept_though_one_is_refused_and_only_that_one_is_asked_again(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    client = signed_in(Role.RESPONSE)
    both = serve(replace(SEND_OFFICERS, form=TwoActs))
    request = client.post(page_of("send-officers"), {"key": "other", "keep": "yes"}).wsgi_request
    request.POST = QueryDict("key=k&seen=1&sent=two+cars&ended=")
    request.method = "POST"

    answer = both(request, CASE)

    told = said(answer)
    assert answer.status_code == 422
    assert len(desk.events("missing.officers_deployed")) == 1
    assert "Recorded: Send officers" in told
    assert "The line ML-12 was not done, and nobody says why." in told
    assert "two cars" not in told


def test_a_form_half_entered_when_the_server_stopped_adds_only_what_is_missing_when_it_is_sent_again(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    desk.report()
    client = signed_in(Role.RESPONSE)
    client.raise_request_exception = False
    sent = {"key": "k", "seen": "1", "photo": "obtained", "description": "obtained", "phone_number": "not_held"}
    parts, given = behind_pages(desk), count()

    def stops() -> EventId:
        if next(given) == 1:
            raise ConnectionError("the power went")
        return desk.supplies.event_id()

    broken_off = replace(parts, supplies=replace(desk.supplies, event_id=stops))
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: broken_off)
    broken = client.post(page_of("obtain-items"), sent)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    assert [body["item"] for body in bodies(desk, "missing.item_obtained")] == ["photo"]
    again = client.get(page_of("obtain-items"))
    client.post(page_of("obtain-items"), sent)

    assert broken.status_code == 500
    assert again.context["form"]["description"].value() == "obtained"
    assert [body["item"] for body in bodies(desk, "missing.item_obtained")] == ["photo", "description", "phone_number"]


def test_an_unaccompanied_child_asks_for_the_home_office_and_their_status(desk: Desk, signed_in: SignedIn):
    desk.report(unaccompanied="yes", placement="hotel_asylum")
    client = signed_in(Role.RESPONSE)
    opened = said(client.get(page_of("tell-partners")))

    send(client, "tell-partners", whom=["home_office", "childrens_services"], status="none")
    send(client, "obtain-items", photo="obtained")

    assert "The Home Office Owed by 21:00 today" in opened
    assert desk.statuses("MC-58") == ["met"]


def test_in_wales_the_council_is_owed_the_news_of_a_child_at_risk(desk: Desk, signed_in: SignedIn):
    desk.report(nation="wales")
    client = signed_in(Role.SUPERVISOR)

    send(client, "refer-child", which=["harm_feared"], grounds="He was told to go to a flat.")
    assert desk.statuses("MC-60") == ["owed"]
    desk.at(5)
    send(client, "tell-partners", whom=["childrens_services"])

    assert desk.statuses("MC-60") == ["met"]


def test_a_silence_over_eight_hours_is_exposed_minute_by_minute_and_goes_to_the_inspector(
    desk: Desk, signed_in: SignedIn
):
    high_risk(desk)
    client = signed_in(Role.SUPERVISOR)
    desk.do(SendOfficers, CALL_HANDLER)

    for minutes, words in ((29, "Due in 1 min"), (31, "Overdue by 1 min"), (480, "Overdue by 7 h 30 min")):
        desk.at(minutes)
        assert f"Officers were sent, {_span(minutes)} ago {words}" in said(client.get(f"/cases/{CASE}/"))

    told = said(client.get(f"/cases/{CASE}/"))
    assert "Let no half hour pass without anything done to find a child at high risk" in told
    assert desk.statuses("MC-32.INSPECTOR") == ["overdue"]
    desk.do(ActToLocate, INSPECTOR, kind="visit")
    assert "MC-32.HIGH" in desk.breached()


def _span(minutes: int) -> str:
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"


def test_a_line_followed_to_its_end_breaks_the_silence(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RaiseLine, SERGEANT, line="ML-12")
    desk.at(20).do(FinishLine, OFFICER, line="ML-12", result="done_nil")

    told = said(signed_in(Role.RESPONSE).get(page_of("looking")))

    assert "A line of enquiry was followed to its end, 0 min ago Due in 2 h" in told


def test_once_the_child_is_found_nothing_is_asked_for_and_what_was_done_can_still_be_entered(
    desk: Desk, signed_in: SignedIn
):
    high_risk(desk)
    desk.at(30).do(LocateChild, OFFICER, basis="seen", found_by="police_own")
    client = signed_in(Role.RESPONSE)

    told = said(client.get(page_of("looking")))
    send(client, "look-for-child", kind="visit", result="nothing", when="earlier", on="2026-03-02", at="19:20")

    assert "The child is no longer missing." in told
    assert "Last done to find the child" not in told
    assert "Lost if nobody asks" not in told
    (event,) = desk.events("enquiry.locating_action_taken")
    assert f"{event.happened_at:%H:%M}" == "19:20"
