"""My duties: what one person owes now by the post they hold, the next first, each with why and where it is done."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.allocating.skilled import skill
from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    DETECTIVE,
    INQUIRY,
    INSPECTOR,
    OFFICER,
    SERGEANT,
    STARTS,
    Desk,
    reporting,
)
from tests.casework.desk import signed_in as acting
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.rostered import post
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.people.absence import RecordAbsence
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject
from wayhome.packs import load
from wayhome.web.presenting.owed import OwedRow
from wayhome.web.presenting.whose import FINDS_OR_PROTECTS
from wayhome.web.wiring import Wiring

PAGE = "/my-duties/"
SECOND = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Ben")
EVERYONE, TEAM = f"{PAGE}?show=everyone", f"{PAGE}?show=team"


@pytest.fixture
def searching(desk: Desk) -> Desk:
    """Return a desk two hours into the search for one child."""
    desk.report()
    return desk.at(120)


def page_of(client: Client, path: str = PAGE):
    """Return what the page places."""
    return client.get(path).context["page"]


def owed_by(page) -> set[str]:
    return {row.owed_by for row in every(page)}


def every(page):
    """Return every act on a page, as they come."""
    return (*page.first, *page.rest, *page.ended)


def words(rows: Sequence[OwedRow]) -> list[str]:
    return [row.words for row in rows]


def test_without_a_roster_somebody_is_shown_what_their_role_owes(searching: Desk, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).get(PAGE)

    page = answer.context["page"]
    assert faults(answer.content.decode()) == []
    assert owed_by(page) == {"The supervisor"}
    assert "There is no roster, so you are shown what your role owes." in said(answer)


def test_victim_care_sees_first_what_children_wait_for_as_victims_whoever_owes_it(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")

    page = page_of(signed_in(Role.VICTIM_CARE))

    assert page.filters[0].words == "To children as victims"
    assert page.filters[0].here
    assert page.count > 0
    assert all("/VC-" in row.why.rule_href for row in page.first)
    assert page_of(signed_in(Role.SUPERVISOR), f"{PAGE}?show=victims").is_mine


def test_what_victim_care_was_asked_first_is_said_to_be_passed_up_from_victim_care(desk: Desk, signed_in: SignedIn):
    for officer, role in (("ceri", "victim_care"), ("supervisor", "supervisor"), ("inspector", "inspector")):
        post(desk, officer, role)
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    desk.at(10 * 24 * 60)

    rows = [row for row in every(page_of(signed_in(Role.VICTIM_CARE), f"{PAGE}?show=victims")) if row.passed_up]

    mine = {row.passed_up for row in rows if "It stays yours to do" in row.passed_up or "to you" in row.passed_up}
    assert mine
    assert all("from the victim care officer" in words for words in mine)


def test_what_falls_due_next_comes_first_with_why_and_one_way_to_do_it(searching: Desk, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).get(PAGE)

    page = answer.context["page"]
    rows = every(page)
    review = next(row for row in rows if row.words == "Hand over, and have it accepted")
    assert rows[0].mark.words.startswith("Overdue by")
    assert rows[0].why.because.startswith("Owed because")
    assert review.do.href == f"/cases/{CASE}/handover/"
    assert "Ada" in said(answer)


def test_a_thing_that_a_review_left_is_called_by_its_number_and_its_words(searching: Desk, signed_in: SignedIn):
    left = Outstanding(what="Go to the aunt’s flat", who="response", due=searching.now + timedelta(hours=1))
    searching.do(ReviewSearch, SERGEANT, outstanding=(left,), directions="Look there.")

    page = page_of(signed_in(Role.INSPECTOR), EVERYONE)

    assert "Review item 1: Go to the aunt’s flat" in words(every(page))


def test_an_approval_is_asked_of_whoever_may_give_it_and_not_of_whoever_graded(searching: Desk, signed_in: SignedIn):
    searching.train(SERGEANT).do(
        GradeRisk, SERGEANT, grade="low", likelihood="possible", severity="minimal", rationale="As reported."
    )

    (asked,) = page_of(signed_in(Role.INSPECTOR)).waiting

    assert asked.note == "Graded low at 21:00 today, which needs a second person’s approval"
    assert asked.do.text == "Approve a lower level"
    assert page_of(signed_in(Role.SUPERVISOR)).waiting == ()


def test_training_owed_about_whoever_reads_is_one_row_on_their_own_page(searching: Desk, signed_in: SignedIn):
    searching.train(acting("response", Role.RESPONSE), until=date(2026, 4, 10))

    answer = signed_in(Role.RESPONSE).get(PAGE)

    row = answer.context["page"].training
    assert (row.words, row.mark.words, row.more) == ("Training: renew the training, by Friday 10 April 2026", "Owed", 0)
    assert f'href="/training/mine/">{row.words}</a>' in answer.content.decode()
    assert faults(answer.content.decode()) == []


def test_training_that_is_not_owed_for_months_or_is_another_officers_is_no_row(searching: Desk, signed_in: SignedIn):
    searching.train(acting("grader", Role.GRADER), until=date(2026, 4, 10))
    searching.train(acting("response", Role.RESPONSE))

    assert page_of(signed_in(Role.RESPONSE)).training is None


def test_five_come_first_and_the_rest_are_folded(searching: Desk, signed_in: SignedIn):
    page = page_of(signed_in(Role.SUPERVISOR), EVERYONE)

    assert len(page.first) == 5
    assert page.count == len(every(page))
    assert all(row.why is None for row in page.rest)


@pytest.mark.parametrize("path", [PAGE, TEAM, EVERYONE])
def test_each_count_is_the_length_of_the_list_it_opens(searching: Desk, signed_in: SignedIn, path: str):
    page = page_of(signed_in(Role.INSPECTOR), path)

    (here,) = [one for one in page.filters if one.here]
    assert here.count == page.count == len(every(page))


def test_every_act_of_a_long_list_is_on_exactly_one_of_its_pages(
    searching: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wayhome.web.my_duties.page.A_PAGE", 7)
    client = signed_in(Role.INSPECTOR)
    first = page_of(client, EVERYONE)

    pages = [page_of(client, f"{EVERYONE}&page={number}") for number in range(1, len(first.pages) + 1)]

    assert sum(len(every(page)) for page in pages) == first.count
    assert sum(one.count for one in first.pages) == first.count


def test_of_a_very_long_list_the_first_page_the_last_and_those_near_the_one_shown_are_a_press_away(
    searching: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wayhome.web.my_duties.page.A_PAGE", 2)
    monkeypatch.setattr("wayhome.web.my_duties.page.NEAR", 1)
    client = signed_in(Role.INSPECTOR)
    count = page_of(client, EVERYONE).count
    assert count > 12

    page = page_of(client, f"{EVERYONE}&page=4")

    last = f"{count if count % 2 else count - 1} to {count}"
    assert [one.words for one in page.pages] == ["1 to 2", "5 to 6", "7 to 8", "9 to 10", last]
    assert [one.words for one in page.pages if one.here] == ["7 to 8"]


def test_a_post_held_at_this_minute_decides_and_not_the_role_alone(searching: Desk, signed_in: SignedIn):
    post(searching, "inspector", "supervisor")
    post(searching, "somebody-else", "inspector")
    client = signed_in(Role.INSPECTOR)

    page = page_of(client)

    rows = every(page)
    assert "The duty inspector, supervisor" in {row.owed_by for row in rows}
    assert {row.owed_by for row in rows if "passed up" not in row.passed_up.lower()} == {
        "The duty inspector, supervisor"
    }
    assert "You are on duty as supervisor" in page.on_duty


def test_what_came_up_because_nobody_holds_the_post_below_says_so(searching: Desk, signed_in: SignedIn):
    post(searching, "supervisor", "supervisor")

    answer = signed_in(Role.SUPERVISOR).get(PAGE)

    told = {row.passed_up for row in (*answer.context["page"].first, *answer.context["page"].rest)}
    late = "Passed up to you from the risk grader: it has been overdue for more than an hour"
    assert {late, "Passed up to you from the response officer: the post below is vacant"} <= told
    assert late in said(answer)


def test_what_is_owed_by_a_role_the_roster_names_nobody_for_is_shown_to_that_role(searching: Desk, signed_in: SignedIn):
    post(searching, "sian", "supervisor")

    page = page_of(signed_in(Role.GRADER))

    assert owed_by(page) == {"sian, supervisor"}
    assert {row.passed_up.partition(":")[0] for row in every(page)} == {"Passed up to sian from the risk grader"}
    assert "The roster names you for no post now." in page.on_duty


def test_what_somebody_else_holds_the_post_for_is_not_mine(searching: Desk, signed_in: SignedIn):
    for officer, role in (("gwen", "grader"), ("sian", "supervisor"), ("ines", "inspector"), ("sara", "command")):
        post(searching, officer, role)

    answer = signed_in(Role.GRADER).get(PAGE)

    assert answer.context["page"].count == 0
    assert "You owe nothing now." in said(answer)


def test_what_was_passed_up_stays_with_whoever_holds_the_post_it_came_from(searching: Desk, signed_in: SignedIn):
    for officer, role in (("call_handler", "call_handler"), ("supervisor", "supervisor"), ("inspector", "inspector")):
        post(searching, officer, role)
    searching.at(200)

    client = signed_in(Role.CALL_HANDLER)
    handler, team, above = page_of(client), page_of(client, TEAM), page_of(signed_in(Role.INSPECTOR))

    (late,) = [row for row in (*handler.first, *handler.rest) if row.words.startswith("Ask what has to be asked")]
    assert late.passed_up == (
        "Passed up to inspector from the call handler: it has been overdue for more than an hour. It stays yours to do"
    )
    assert handler.count == len(handler.first) + len(handler.rest)
    assert "Ask what has to be asked about the child" in words((*above.first, *above.rest))
    assert "Ask what has to be asked about the child" not in words((*team.first, *team.rest))


def test_my_team_is_everybody_below_me_and_not_what_is_mine(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.INSPECTOR)

    mine, team = page_of(client), page_of(client, TEAM)

    assert "The duty inspector" in owed_by(mine)
    assert "The duty inspector" not in owed_by(team)
    assert {"The supervisor", "The risk grader"} <= owed_by(team)
    assert "The council" not in owed_by(team)


def test_whoever_holds_two_posts_is_in_their_own_team_for_neither(searching: Desk, signed_in: SignedIn):
    post(searching, "supervisor", "supervisor")
    post(searching.at(10), "supervisor", "grader")
    client = signed_in(Role.SUPERVISOR)

    assert "The supervisor, risk grader" in owed_by(page_of(client))
    assert "The supervisor, risk grader" not in owed_by(page_of(client, TEAM))


def test_children_missing_now_come_before_what_is_owed_to_one_who_was_found(searching: Desk, signed_in: SignedIn):
    searching.do(LocateChild, OFFICER, basis="seen")
    searching.do(TakeReport, CALL_HANDLER, children=(SECOND,), informant="parent")
    searching.at(300)

    page = page_of(signed_in(Role.INSPECTOR), EVERYONE)

    missing = [row.standing.state.kind == "missing" for row in every(page)]
    assert missing[0]
    assert not missing[-1]
    assert missing == sorted(missing, reverse=True)


def test_what_a_case_that_has_ended_still_owes_comes_in_a_list_of_its_own(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.COORDINATOR).get(EVERYONE)
    page = answer.context["page"]

    assert page.ended
    assert {row.standing.live for row in (*page.first, *page.rest)} == {True}
    assert {row.standing.live for row in page.ended} == {False}
    assert page.live == len(page.first) + len(page.rest)
    text = said(answer)
    assert f"Next first ({page.live})" in text
    assert text.index("Next first") < text.index("Still owed in cases that have ended")


def test_a_case_offered_is_put_first_to_whoever_may_take_it_on_and_not_to_whoever_offered_it(
    searching: Desk, signed_in: SignedIn
):
    searching.do(OfferHandover, SERGEANT)

    answer = signed_in(Role.INSPECTOR).get(PAGE)

    assert "Waiting for your answer (1)" in said(answer)
    assert "Offered by sian at 21:00 today" in said(answer)
    assert f"/cases/{CASE}/handover/accept/" in outline(answer.content.decode()).links
    assert page_of(signed_in(Role.CALL_HANDLER)).waiting == ()


def test_what_i_offered_is_not_offered_to_me(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    client.post(f"/cases/{CASE}/handover/offer/", {"key": "k", "when": "now"})

    assert searching.events("missing.handover_offered")
    assert page_of(client).waiting == ()


def test_what_i_took_on_is_shown_as_mine(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    client = signed_in(Role.INSPECTOR)
    client.post(f"/cases/{CASE}/handover/accept/", {"key": "k", "when": "now", "seen": ""})

    assert [(one.who, one.note) for one in page_of(client).taken] == [("Ada", "Taken on at 21:00 today")]


def test_what_is_lost_before_i_hand_over_is_said(searching: Desk, signed_in: SignedIn):
    searching.do(RaiseLine, SERGEANT, line="The shop’s cameras", data_kept_until=STARTS + timedelta(hours=3))
    searching.do(RaiseLine, SERGEANT, line="The bank", data_kept_until=STARTS + timedelta(hours=30))

    leaving = page_of(signed_in(Role.SUPERVISOR)).leaving

    assert (leaving.at, leaving.left) == ("23:00 today", "2 h")
    assert [one.text for one in leaving.evidence] == ["The shop’s cameras, Ada: overwritten at 22:00 today"]


def test_what_is_lost_before_i_hand_over_is_said_as_soon_as_somebody_has_written_it_down(
    searching: Desk, signed_in: SignedIn
):
    client, cameras = signed_in(Role.SUPERVISOR), "The shop’s cameras, Ada: overwritten at 22:00 today"
    before = [one.text for one in page_of(client).leaving.evidence]

    searching.do(RaiseLine, SERGEANT, line="The shop’s cameras", data_kept_until=STARTS + timedelta(hours=3))

    after = [one.text for one in page_of(client).leaving.evidence]
    assert (cameras in before, cameras in after) == (False, True)


def test_the_first_page_goes_on_to_what_comes_next_as_soon_as_something_is_done(searching: Desk, signed_in: SignedIn):
    client, desk = signed_in(Role.SUPERVISOR), searching.train(SERGEANT)
    (before,) = client.get("/").context["missing"]
    assert client.get("/").context["missing"] == (before,)

    desk.do(GradeRisk, SERGEANT, grade="high", likelihood="likely", severity="serious", rationale="As reported.")

    (after,) = client.get("/").context["missing"]
    assert (before.next_act, before.more) != (after.next_act, after.more)


def test_what_the_catalogue_says_is_lost_before_i_hand_over_is_said_as_where_the_child_is_looked_for(
    searching: Desk, signed_in: SignedIn
):
    searching.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="phone", answer="yes"),))
    client = signed_in(Role.SUPERVISOR)

    first = page_of(client).leaving.evidence[0]

    assert first.text == "The phone, its calls and where it is, Ada: ask now: it was due 20:00 today"
    assert first.href == f"/cases/{CASE}/looking/"
    assert "Ask now: it was due 20:00 today" in said(client.get(first.href))


def test_of_more_cases_than_are_looked_at_whole_the_page_says_of_how_many_it_counts_dates_alone(
    searching: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wayhome.web.my_duties.beside.LOOKED_AT", 0)
    searching.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="phone", answer="yes"),))
    searching.do(RaiseLine, SERGEANT, line="The shop’s cameras", data_kept_until=STARTS + timedelta(hours=3))

    answer = signed_in(Role.SUPERVISOR).get(PAGE)

    leaving = answer.context["page"].leaving
    assert [one.text for one in leaving.evidence] == ["The shop’s cameras, Ada: overwritten at 22:00 today"]
    assert "Of 1 more case only what has a date on record is counted here." in said(answer)


def test_i_hand_over_as_my_post_ends_where_the_roster_says_so(searching: Desk, signed_in: SignedIn):
    post(searching, "supervisor", "supervisor", until=STARTS + timedelta(hours=9))

    page = page_of(signed_in(Role.SUPERVISOR))

    assert page.leaving.at == "04:00 tomorrow"
    assert page.on_duty == "You are on duty as supervisor until 04:00 tomorrow."


def test_what_i_began_leads_back_to_where_i_left_it(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    client.post(f"/cases/{CASE}/review/", {"key": "k", "directions": "I looked at", "keep": "yes"})

    (begun,) = page_of(client).begun

    assert (begun.words, begun.href) == ("Review the search and the risk", f"/cases/{CASE}/review/")
    assert begun.note == "Ada, kept 0 min ago"


def test_a_child_named_only_beside_the_list_is_in_the_who_looked_log(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.CALL_HANDLER)
    client.post(f"/cases/{CASE}/escalate/", {"key": "k", "why": "Nobody", "keep": "yes"})

    page = page_of(client, TEAM)

    assert (page.count, [one.note for one in page.begun]) == (0, ["Ada, kept 0 min ago"])
    assert {CASE, CHILD} <= set(page.shows)


def test_the_page_says_when_it_was_made_and_how_to_look_again(searching: Desk, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).get(TEAM)

    assert "As at 21:00. Look again" in said(answer)
    assert TEAM in outline(answer.content.decode()).links


def test_with_nothing_owed_the_page_says_so_and_where_others_stand(desk: Desk, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).get(PAGE)

    assert answer.status_code == 200
    assert "You owe nothing now." in said(answer)
    assert faults(answer.content.decode()) == []


def test_a_page_nobody_has_is_the_last_and_a_filter_nobody_declared_is_mine(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    assert page_of(client, f"{PAGE}?show=nobody&page=9999").here == "Mine"
    assert page_of(client, f"{PAGE}?page=x").count == page_of(client).count


def test_a_reader_from_outside_has_no_duties_page(searching: Desk, signed_in: SignedIn):
    assert signed_in(Role.INSPECTORATE_READER).get(PAGE).status_code == 403


def test_the_first_page_puts_what_i_owe_before_all_else(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    home, mine = client.get("/"), page_of(client)

    assert home.context["mine"].count == mine.count
    assert words(home.context["mine"].first) == words(mine.first[:3])
    assert said(home).index("Yours to do, next first") < said(home).index("Missing now, highest risk first")


def test_the_first_page_of_an_analyst_has_no_duties_on_it(searching: Desk, signed_in: SignedIn):
    assert signed_in(Role.ANALYST).get("/").context["mine"] is None


def test_two_children_missing_are_in_the_order_in_which_their_acts_fall_due(searching: Desk, signed_in: SignedIn):
    searching.do(TakeReport, CALL_HANDLER, children=(SECOND,), informant="parent")

    page = page_of(signed_in(Role.SUPERVISOR), EVERYONE)

    assert {row.who for row in every(page)} == {"Ada", "Ben"}
    assert page.first[0].who == "Ada"
    assert CHILD in page.shows


def test_a_case_taken_on_is_no_longer_offered(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    searching.at(130).do(AcceptHandover, INSPECTOR)

    assert page_of(signed_in(Role.INSPECTOR)).waiting == ()


@pytest.mark.parametrize("whose", ["investigator", "dov"])
def test_what_the_investigator_of_a_case_owes_is_on_their_desk_and_on_no_colleagues(
    desk: Desk, signed_in: SignedIn, whose: str
):
    desk.report()  # a missing child's case, which falls to whoever of the role is on duty
    desk.concern()
    for officer in ("dov", "investigator"):  # whoever signs in with a role below is called by its name
        post(desk, officer, "investigator", name=officer)
        skill(desk, acting(officer, Role.INVESTIGATOR))
    desk.at(60).do(AllocateCase, SERGEANT, officer=whose, reasons="Knows the child.")

    owed = [row.record for row in every(page_of(signed_in(Role.INVESTIGATOR)))]

    assert (INQUIRY in owed) == (whose == "investigator")


def test_what_presses_for_the_child_at_the_highest_risk_stands_before_what_was_long_left_undone_for_another(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    young = reporting(
        child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Jay", age_stated=8
    )
    desk.at(60 * 24 * 12).do(TakeReport, CALL_HANDLER, children=(young,), informant="parent")
    desk.at(60 * 24 * 12 + 90)

    rows = every(page_of(signed_in(Role.RESPONSE)))

    first = [row.who for row in rows].index("Ada")
    assert {row.who for row in rows[:first]} == {"Jay"}
    assert "Send officers to look for the child" in words(rows[:first])


def two_at_high_risk(desk: Desk) -> Desk:
    """Return a desk at which one child at high risk has been missing for days, and another for ninety minutes."""
    desk.report(age_stated=8, date_of_birth=None)
    young = reporting(
        child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Jay", age_stated=8
    )
    desk.at(60 * 24 * 12).do(TakeReport, CALL_HANDLER, children=(young,), informant="parent")
    return desk.at(60 * 24 * 12 + 90)


def test_every_child_whose_acts_press_is_on_the_first_page_and_none_stands_before_all_others(
    desk: Desk, signed_in: SignedIn
):
    client = signed_in(Role.RESPONSE)
    two_at_high_risk(desk)

    page = page_of(client)

    assert [row.who for row in page.first[:4]] == ["Jay", "Ada", "Jay", "Ada"]
    assert [card.head.who for card in page.cards] == ["Jay", "Ada"]
    assert {row.who for row in client.get("/").context["mine"].first} == {"Jay", "Ada"}


def test_for_one_child_what_finds_them_comes_first_and_what_was_left_for_days_is_a_count_that_opens(
    desk: Desk, signed_in: SignedIn
):
    two_at_high_risk(desk)

    answer = signed_in(Role.INSPECTOR).get(EVERYONE)

    page = answer.context["page"]
    jay, ada = page.cards
    assert [card.head.words for card in (jay, ada)] == ["Send officers to look for the child"] * 2
    assert all(row.left_for_days for row in ada.left)
    assert not any(row.left_for_days for row in ada.more)
    assert f"{len(ada.left)} overdue by a day or longer for Ada" in said(answer)
    shown = [row for card in page.cards for row in (*card.acts, *card.more, *card.left)]
    assert len(shown) + len(page.others) == len(page.first) + len(page.rest)
    assert faults(answer.content.decode()) == []


def test_a_card_says_what_and_by_when_and_why_opens_below_it(searching: Desk, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).get(PAGE)

    lead = answer.context["page"].first[0]
    card = answer.content.decode().partition('<li class="app-mine__act">')[2].partition("</li>")[0]
    before, _, folded = card.partition("<details")
    assert lead.words in before
    assert f"By {lead.due}" in before
    assert "In the rulebook" not in before
    assert lead.why.because[:20] in folded
    assert "In the rulebook" in folded


def test_every_act_that_finds_or_protects_a_child_is_an_act_of_the_rulebook():
    assert set(load("england-wales-2026.1").head.acts) >= FINDS_OR_PROTECTS


def test_to_victim_care_what_was_left_longest_stands_before_what_a_missing_child_is_owed_in_days(
    desk: Desk, signed_in: SignedIn
):
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    desk.at(60 * 24 * 30).report()

    answer = signed_in(Role.VICTIM_CARE).get(PAGE)

    page = answer.context["page"]
    assert page.first[0].record == INQUIRY
    assert page.first[0].left_for_days
    assert CASE in {row.record for row in every(page)}
    overdue = [row.mark.words.startswith("Overdue") for row in (*page.first, *page.rest)]
    assert overdue == sorted(overdue, reverse=True)
    assert "What was left longest comes first" in said(answer)
    assert all(row.owed_by in said(answer) for row in page.first)


def test_what_is_lost_by_waiting_is_told_to_whoever_may_ask_for_it_and_to_nobody_else(
    searching: Desk, signed_in: SignedIn
):
    searching.do(RaiseLine, SERGEANT, line="The shop’s cameras", data_kept_until=STARTS + timedelta(hours=3))
    for officer, role in (("victim_care", "victim_care"), ("supervisor", "supervisor")):
        post(searching, officer, role, until=STARTS + timedelta(hours=9))

    care, desk = (page_of(signed_in(role)).leaving for role in (Role.VICTIM_CARE, Role.SUPERVISOR))

    assert care.evidence == ()
    assert [one.text for one in desk.evidence] == ["The shop’s cameras, Ada: overwritten at 22:00 today"]


def test_what_is_to_do_before_handing_over_stands_below_the_list_until_there_is_room_beside_it(
    searching: Desk, signed_in: SignedIn
):
    page = signed_in(Role.SUPERVISOR).get(PAGE).content.decode()
    assert 'class="govuk-grid-column-one-third-from-desktop"' in page
    assert 'class="govuk-grid-column-one-third"' not in page


def test_a_last_day_in_a_post_is_not_the_end_of_a_shift(searching: Desk, signed_in: SignedIn):
    post(searching, "supervisor", "supervisor", until=STARTS + timedelta(days=3))
    assert page_of(signed_in(Role.SUPERVISOR)).leaving.at == "23:00 today"


def test_the_end_of_a_post_that_is_held_for_a_shift_is_when_it_is_handed_over(searching: Desk, signed_in: SignedIn):
    post(searching, "supervisor", "supervisor", until=STARTS + timedelta(hours=5))
    assert page_of(signed_in(Role.SUPERVISOR)).leaving.at == "00:00 tomorrow"


def test_whoever_is_next_up_reads_first_that_nobody_is_on_the_post_below(searching: Desk, signed_in: SignedIn):
    post(searching, "inspector", "inspector")
    post(searching, "sian", "supervisor", start=searching.now + timedelta(days=7))
    client = signed_in(Role.INSPECTOR)

    for path in (PAGE, "/board/", "/"):
        words_there = " ".join(said(client.get(path)).split())
        assert re.search(r"Nobody is supervisor until \d\d:\d\d on [^.]+\. What it owes comes to you\.", words_there)
    assert "comes to you" not in said(signed_in(Role.RESPONSE).get(PAGE))


def test_somebody_recorded_as_away_reads_until_when_and_the_way_to_be_back(searching: Desk, signed_in: SignedIn):
    post(searching, "inspector", "inspector")
    ends = searching.now + timedelta(days=7)
    who = Subject("officer:inspector")
    searching.do(
        RecordAbsence,
        acting("rota", Role.CONTROL_ROOM),
        about=who,
        start=searching.now - timedelta(hours=1),
        end=ends,
        kind="planned",
    )

    answer = signed_in(Role.INSPECTOR).get(PAGE)

    assert "You are recorded as away until" in said(answer)
    assert answer.context["back_href"].startswith("/people/officers/inspector/")
    assert "recorded as away" not in said(signed_in(Role.SUPERVISOR).get(PAGE))
