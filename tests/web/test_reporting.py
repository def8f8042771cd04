"""Taking a report: looked up first, open at the call, joined where the child is missing already, and never lost."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.casework.desk import CASE, CHILD, OFFICER, STARTS, Desk
from tests.web.conftest import BACKEND, SignedIn
from tests.web.html import faults
from tests.web.reporting import Call, filled
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application import rebuilding
from wayhome.application.holding.ports import Answer, HoldingsOutOfReach
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web import http
from wayhome.web.accounts.models import Account
from wayhome.web.acting.models import Draft


@pytest.fixture
def call(desk: Desk, signed_in: SignedIn) -> Call:
    return Call(client=signed_in(Role.CALL_HANDLER), desk=desk)


def another(desk: Desk) -> Call:
    """Sit a second call handler down, at a browser of their own."""
    account = Account.objects.create_account(
        username="other", password="not-asked-for", name="The other", role="call_handler"
    )
    client = Client()
    client.force_login(account, backend=BACKEND)
    return Call(client=client, desk=desk)


def types(events: list[Event]) -> list[str]:
    return [event.type for event in events]


def words(desk: Desk, record: RecordId) -> set[str]:
    return {each.text for each in desk.ledger.words(record)}


def came_home(desk: Desk) -> None:
    """Have the first child be known from before: reported, and found an hour later."""
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    desk.at(60 * 24 * 10)


def test_a_new_child_is_looked_up_and_the_case_is_open_once_the_call_is_sent(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh", born="2011-04-02").take().send(said="He left after tea.")

    assert [one for one in types(call.events()) if one != "risk.system_checked"] == [
        "missing.child_looked_up", "missing.reported", "missing.information_received", "child.described",
        "missing.identity_recorded",
    ]  # fmt: skip
    assert call.answer["Location"] == f"/cases/{call.record}/describe-child/"
    (receipt,) = call.events("missing.child_looked_up")
    assert (receipt.body["outcome"], receipt.body["came_back"]) == ("no_match", 0)
    assert "name Ben Marsh; born 2011-04-02" in words(desk, call.record)


def test_of_a_child_for_whom_somebody_came_back_it_is_not_said_that_nobody_did(desk: Desk, call: Call):
    desk.report()
    call.look_up(name="Ada").take()

    page = said(call.client.get(call.call))

    assert "A new child" in page
    assert "no case here is about them" not in page


def test_what_the_caller_said_stands_in_the_case_and_in_its_time_line(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh", born="2011-04-02").take()
    call.send(said="He left his insulin at home.")

    for page in ("", "time-line/"):
        assert "He left his insulin at home." in said(call.client.get(f"/cases/{call.record}/{page}")), page


def test_what_the_child_is_looked_up_with_is_never_in_an_address(call: Call):
    call.look_up(name="Ben Marsh", phone="07700 900123")

    assert "Marsh" not in call.answer["Location"]
    assert "900123" not in call.answer["Location"]


def test_a_child_who_is_missing_now_comes_first_and_the_call_joins_the_case(desk: Desk, call: Call):
    desk.report()
    desk.at(5)

    call.look_up(name="Ada", born="2010-06-01")
    assert "Missing now: join" in call.found()
    call.take(CHILD)
    assert "Missing now in MC-1: this call joins it" in said(call.client.get(call.call))
    call.send(informant="carer", said="She took her coat.")

    assert call.record == CASE
    assert len(desk.events("missing.reported")) == 1
    (news,) = desk.events("missing.information_received")
    assert news.body["supplied_by"] == "carer"
    told = said(call.client.get(call.answer["Location"]))
    assert "This child is missing already, in MC-1: the report was added to it." in told
    assert "Go on in that case; whoever owns it sees what was added." in told
    assert "The age is not known" not in told


def test_two_carers_who_report_a_known_child_at_once_come_to_one_case(desk: Desk, call: Call):
    came_home(desk)
    other = another(desk)
    call.look_up(name="Ada", born="2010-06-01").take(CHILD)
    other.look_up(name="Ada", born="2010-06-01").take(CHILD)

    call.send(informant="parent")
    other.send(informant="placement")

    assert call.record == other.record != CASE
    assert len(call.events("missing.reported")) == 1
    assert types(call.events())[-1] == "missing.information_received"


def test_two_carers_who_report_a_new_child_at_once_come_to_one_case(desk: Desk, call: Call):
    other = another(desk)
    call.look_up(name="Ben Marsh", born="2011-04-02").take()
    other.look_up(name="Ben Marsh", born="2011-04-02").take()

    call.send(informant="parent")
    other.send(informant="carer", send="send")

    told = said(other.client.get(other.answer["Location"]))
    assert "The same name and age were reported a few minutes ago, so it was taken for one child." in told
    assert "report this one again with what tells them apart, such as the birth date." in told
    assert call.record == other.record
    assert len(call.events("missing.reported")) == 1


def test_two_carers_of_whom_one_does_not_know_the_age_are_each_told_of_the_other(desk: Desk, call: Call):
    other = another(desk)
    call.look_up(name="Ben Marsh", born="2011-04-02").take()
    other.look_up(name="Ben Marsh").take()

    call.send(informant="parent")
    other.send(informant="carer")

    told = said(other.client.get(other.answer["Location"]))
    assert f"A child of this name, or one like it, is missing in {call.record}." in told
    assert "If it is the same child, join the two records; until then both are looked for." in told


def test_a_child_who_came_back_and_is_missing_again_gets_a_case_of_this_time(desk: Desk, call: Call):
    came_home(desk)

    call.look_up(name="Ada", born="2010-06-01").take(CHILD).send()

    assert call.record != CASE
    (report,) = call.events("missing.reported")
    assert report.subjects[0] == CHILD


def test_nothing_known_but_that_a_child_is_missing_is_enough(desk: Desk, call: Call):
    call.look_up()
    assert "A child whose name is not known" in said(call.client.get(call.call))
    call.send(informant="unknown")

    told = said(call.client.get(call.answer["Location"]))
    assert types(call.events()) == ["missing.reported", "missing.identity_recorded"]
    assert "Nobody looked whether this child is known already; the report was taken." in told
    assert "The age is not known, so the person is treated as a child." in told


def test_a_call_is_sent_before_anybody_is_looked_up(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh")

    call.send()

    assert "Ben Marsh" in words(desk, call.record)


def test_whoever_is_not_sure_that_it_is_the_same_child_opens_a_new_one_and_the_receipt_says_so(desk: Desk, call: Call):
    desk.report()

    call.look_up(name="Ada").take(new="unsure").send()

    assert call.record != CASE
    (receipt,) = call.events("missing.child_looked_up")
    assert (receipt.body["outcome"], receipt.body["came_back"]) == ("not_sure", 1)


def test_the_clock_starts_at_the_call_and_not_when_it_was_written_down(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()
    desk.at(14)

    call.send()

    (report,) = call.events("missing.reported")
    assert (report.happened_at, report.recorded_at) == (STARTS, STARTS + timedelta(minutes=14))


def test_a_call_that_came_earlier_is_entered_with_its_own_time(desk: Desk, call: Call):
    desk.at(600)
    call.look_up(name="Ben Marsh").take()

    call.send(came="earlier", on="2026-03-02", at="19:05", about="on")

    (report,) = call.events("missing.reported")
    assert f"{report.happened_at:%d %H:%M} {report.precision}" == "02 19:05 about"


@pytest.mark.parametrize(
    ("filled_in", "read_as"),
    [
        ({"came": "earlier", "at": "18:50"}, "02 18:50 exact"),
        ({"came": "earlier", "at": "23:50"}, "01 23:50 exact"),
        ({"came": "earlier"}, "02 19:00 unknown"),
        ({"came": "earlier", "at": "half past"}, "02 19:00 unknown"),
        ({"came": "earlier", "on": "2026-11-30", "at": "10:00"}, "02 19:00 unknown"),
    ],
)
def test_a_report_never_waits_for_a_time(call: Call, filled_in: dict[str, str], read_as: str):
    call.look_up(name="Ben Marsh").take().send(**filled_in)

    (report,) = call.events("missing.reported")
    assert f"{report.happened_at:%d %H:%M} {report.precision}" == read_as


@pytest.mark.parametrize("button", ["open", "contact"])
def test_whoever_gives_a_time_of_the_call_that_is_still_to_come_is_told_so(call: Call, button: str):
    becomes = {"contact": "contact"}.get(button, "report")
    call.look_up(name="Ben Marsh").take().send(button, becomes=becomes, came="earlier", on="2026-11-30", at="10:00")

    assert "The time you gave for the call is still to come" in said(call.client.get(call.answer["Location"]))


def test_officers_are_sent_with_the_same_press_that_opens_the_case(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take().send("send")

    assert "missing.officers_deployed" in types(call.events())
    told = said(call.client.get(call.answer["Location"]))
    assert "Send officers" not in told.partition("To do now:")[2].partition("Ben Marsh")[0]


def test_finishing_a_report_whose_officers_are_sent_says_of_nothing_that_it_was_entered_before(call: Call):
    call.look_up(name="Ben Marsh").take().send("send")
    last = f"/cases/{call.record}/officers/"
    form = call.client.get(last).context["form"]

    finished = call.client.post(last, {"key": form["key"].value(), "seen": form["seen"].value() or ""})

    assert (finished.status_code, form.waiting) == (302, ())
    assert "Entered before" not in said(call.client.get(finished["Location"]))


def test_officers_who_were_sent_already_are_not_sent_again_by_a_second_call(desk: Desk, call: Call):
    desk.report()
    call.look_up(name="Ada").take(CHILD).send("send")
    other = another(desk)

    other.look_up(name="Ada").take(CHILD).send("send")

    assert len(desk.events("missing.officers_deployed")) == 1


def test_children_missing_together_each_have_a_case_under_one_owner(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh", age="14").take()
    call.look_up(name="Cem Marsh", age="12").take()
    call.look_up().take()

    call.send("send", joint_owner="sergeant-north")

    (linked,) = call.events("missing.episodes_linked")
    assert len(linked.subjects) == 6
    page = said(call.client.get(call.answer["Location"]))
    assert "Ben Marsh" in page
    assert "Cem Marsh" in page
    assert "A child whose name is not known" in page


def test_children_named_beside_the_first_are_each_looked_up_and_get_a_case(desk: Desk, call: Call):
    desk.report()

    call.look_up().send(others="Cem Marsh, 12\nAda\n\nsomebody they call Dee")

    cases = {child["line"]: child for child in Draft.objects.get().answers["children"]}
    receipts = {line: desk.events("missing.child_looked_up", record=one["record"]) for line, one in cases.items()}
    assert {line: [event.body["outcome"] for event in found] for line, found in receipts.items()} == {
        "": [], "Cem Marsh, 12": ["no_match"], "Ada": ["not_sure"], "somebody they call Dee": ["no_match"],
    }  # fmt: skip
    (described,) = desk.events("child.described", record=cases["Cem Marsh, 12"]["record"])
    assert described.body == {"age_stated": 12}
    told = said(call.client.get(call.answer["Location"]))
    assert "A child of this name, or one like it, is missing in MC-1." in told


def test_children_named_beside_the_first_are_not_added_twice_when_the_call_is_sent_again(desk: Desk, call: Call):
    call.look_up().send(others="Cem Marsh, 12")
    position = desk.ledger.head().position
    Draft.objects.update(record="")

    call.send(others="Cem Marsh, 12")

    assert desk.ledger.head().position == position
    assert len(Draft.objects.get().answers["children"]) == 2


def test_a_child_added_by_mistake_is_taken_out_before_the_call_is_sent(call: Call):
    call.look_up(name="Ben Marsh").take()
    call.look_up(name="Cem Marsh").take()
    mistaken = Draft.objects.get().answers["children"][1]["child"]

    call.client.post(call.who, {"remove": mistaken})
    call.send()

    assert call.events("missing.co_missing_indicated") == []


def test_a_child_from_elsewhere_raises_who_owns_the_case(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take().send(elsewhere="on", other_area="Northmere")

    (involved,) = call.events("missing.other_area_involved")
    assert involved.body["area"] == "Northmere"


def test_what_was_typed_is_kept_by_the_server_before_anything_is_sent(desk: Desk, call: Call):
    key = filled(call.client, "/report/")["key"]

    answer = call.client.post("/report/", {"key": key, "name": "Ben M"}, headers={"X-Keep-Draft": "1"})

    assert (answer.status_code, answer.content) == (204, b"")
    front = said(call.client.get("/report/"))
    assert "You have not finished" in front
    assert "No case is open yet" in front


def test_two_reports_that_were_begun_in_one_minute_are_told_apart_by_what_was_typed(desk: Desk, call: Call):
    for typed in ({"name": "Ben M"}, {"address": "4 Mill Row"}):
        key = filled(call.client, "/report/")["key"]
        call.client.post("/report/", {"key": key, **typed}, headers={"X-Keep-Draft": "1"})

    front = said(call.client.get("/report/"))
    assert "No case is open yet: Ben M" in front
    assert "No case is open yet: 4 Mill Row" in front


def test_a_report_that_is_not_finished_says_which_child_it_is_about_and_how_they_stand(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take().send()

    front = said(call.client.get("/report/"))

    assert "Ben Marsh: missing Case" in front


def test_a_report_is_unfinished_no_more_once_the_child_is_found_and_seen(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take().send()
    desk.at(60).do(LocateChild, OFFICER, record=call.record, basis="spoken_to")
    assert "Ben Marsh: found, not yet seen" in said(call.client.get("/report/"))

    desk.do(HoldInterview, OFFICER, record=call.record, mode="in_person")

    assert "You have not finished" not in said(call.client.get("/report/"))


def test_a_call_is_kept_as_it_is_typed_and_found_again(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()

    call.client.post(call.call, {"said": "He left after", "informant": "carer"}, headers={"X-Keep-Draft": "1"})

    page = call.client.get(call.call)
    assert (page.context["form"]["said"].value(), page.context["form"]["informant"].value()) == (
        "He left after",
        "carer",
    )
    assert desk.ledger.head().position == 0


def test_a_report_is_its_authors_alone(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh")

    page = said(another(desk).client.get(call.who))

    assert "There is no unfinished report here" in page
    assert "Ben Marsh" not in page


def test_a_call_sent_twice_opens_one_case(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take().send()
    position = desk.ledger.head().position
    first = call.answer["Location"]
    desk.at(3)

    call.send()

    assert (desk.ledger.head().position, call.answer["Location"]) == (position, first)


def test_a_server_that_stopped_after_the_record_was_written_adds_nothing_when_it_is_sent_again(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()
    before = Draft.objects.values("answers", "record").get()
    call.send("send", said="He left after tea.", careful="on")
    position = desk.ledger.head().position
    sent_at = Draft.objects.get().answers["sent_at"]
    kept = {**before["answers"], "sent_at": sent_at, "call": Draft.objects.get().answers["call"]}
    Draft.objects.update(answers=kept, record="")  # as it was when the server stopped: the case written, and no answer
    desk.at(3)

    call.send("send", said="He left after tea.", careful="on")

    assert desk.ledger.head().position == position
    assert "Entered before; nothing was added" not in said(call.client.get(call.answer["Location"]))


def test_an_informant_who_may_be_a_danger_is_noted_without_accusing(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()

    call.send(careful="on", careful_why="She shouted that he will pay for it.")

    (noted,) = call.events("risk.information_used")
    assert (noted.body["supplied_by"], noted.body["item"]) == ("police", "care with whoever called")
    assert "Take care what whoever called is told. She shouted that he will pay for it." in words(desk, call.record)
    assert "Take care what whoever called is told." in said(call.client.get(call.answer["Location"]))


def test_a_child_who_reports_themself_is_kept_on_the_line(call: Call):
    call.look_up(name="Ben Marsh").take().send(informant="self")

    page = said(call.client.get(call.answer["Location"]))

    assert "The child is calling. Ask first whether they are safe and where they are." in page


def test_a_caller_who_knows_where_the_child_is_leaves_a_contact_and_no_case(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()

    call.send("contact", becomes="contact", handled_as="away_from_placement", said="At his gran's.")

    assert call.answer["Location"] == "/report/"
    (child,) = {event.record for event in everything(desk)}
    assert types(desk.events(record=child)) == ["missing.contact_received", "child.described"]
    assert "Recorded: The contact was recorded" in said(call.client.get("/report/"))
    assert not Draft.objects.exists()


def test_a_contact_makes_the_child_known_to_the_next_call(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take().send("contact", becomes="contact")

    call.who = ""
    call.look_up(name="Ben Marsh")

    assert "Known here: is it one of these?" in call.found()


def test_a_caller_sent_to_look_first_is_kept_and_the_rule_is_said(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()

    call.send("ring", becomes="deferred", danger_stated="yes", asked_to="search_first", ring_back="30")

    told = said(call.answer)
    assert "Not so yet: the caller was asked whether the child is in danger, and said no." in told
    assert "Take the report now. Nothing stands before it." in told
    assert "Ring the caller back by 19:30" in said(call.client.get("/report/"))
    assert types(everything(desk))[0] == "missing.report_deferred"


def test_the_report_is_one_press_away_after_a_caller_was_sent_to_look(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()
    call.send("ring", becomes="deferred", danger_stated="not_asked", ring_back="")
    assert "Nobody said when the caller is rung back." in said(call.answer)
    desk.at(4)

    call.send()

    assert "missing.reported" in types(call.events())


def test_another_call_is_taken_from_the_case(desk: Desk, call: Call):
    desk.report()
    page = f"/cases/{CASE}/report-child/"

    call.client.post(page, {**filled(call.client, page), "informant": "friend", "said": "On the 25 bus."})

    (news,) = desk.events("missing.information_received")
    assert news.body["supplied_by"] == "friend"


def test_another_call_about_a_child_who_was_found_opens_a_case(desk: Desk, call: Call):
    came_home(desk)
    page = f"/cases/{CASE}/report-child/"

    call.client.post(page, {**filled(call.client, page), "informant": "carer"})

    assert len(desk.events("missing.reported")) == 1
    reports = [held.event for held in desk.ledger.about(CHILD).events if held.event.type == "missing.reported"]
    assert len({event.record for event in reports}) == 2


def test_every_screen_of_a_report_is_sound_and_leads_to_the_child_being_back(desk: Desk, call: Call):
    desk.report()
    call.look_up(name="Ada", born="2010-06-01")
    pages = [call.who, call.take(CHILD).call]
    assert "The child is back" in said(call.client.get(call.call))
    call.look_up(name="Ben Marsh").take().send("send")
    later = [f"/cases/{CASE}/{name}/" for name in ("describe-child", "ask-questions", "officers")]

    for page in (*pages[:1], *later):
        html = call.client.get(page).content.decode()
        assert faults(html) == [], page
    for page in later:
        assert leads_back(call, page) == f"/cases/{CASE}/found/", page


def leads_back(call: Call, page: str) -> str:
    """Return where a screen leads for a child who is back: by a link, or by a button that keeps what was typed."""
    html = call.client.get(page).content.decode()
    link = re.search(r'<a class="govuk-link" href="([^"]+)">The child is back</a>', html)
    if link:
        return link[1]
    assert re.search(r'<button [^>]*name="aside" value="yes">The child is back</button>', html)
    return call.client.post(page, {"key": "page:k", "aside": "yes"})["Location"]


def test_a_child_who_is_back_before_the_form_is_finished_goes_straight_to_being_found(call: Call):
    call.look_up(name="Ben Marsh").take().send("back")

    assert call.answer["Location"] == f"/cases/{call.record}/found/"
    assert "missing.reported" in types(call.events())


def test_whoever_looks_at_children_reported_together_looked_at_each(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh").take()
    call.look_up(name="Cem Marsh").take()
    call.send()
    second = Draft.objects.get().answers["children"][1]

    call.client.get(call.answer["Location"])

    assert vars(http)["wiring"]().looks.noted(shown=second["record"], actor=None)


def everything(desk: Desk) -> list[Event]:
    """Return every entry of every record."""
    return [kept.sealed.event for kept in rebuilding.everything(desk.ledger) if kept.sealed]


def test_an_age_that_is_disputed_is_the_age_of_a_child_until_it_is_settled(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh", age="about 17").take().send(said="He says 17, the hotel says 19.")

    described = call.events("child.described")
    assert all("age_stated" not in event.body for event in described)
    assert "treated as a child" in said(call.client.get(call.answer["Location"]))


def test_a_birth_date_that_is_none_is_asked_again_and_nothing_is_lost(call: Call):
    key = filled(call.client, "/report/")["key"]

    answer = call.client.post("/report/", {"key": key, "name": "Ben Marsh", "born": "31 April"})

    assert answer.status_code == 422
    assert "There is a problem" in said(answer)
    assert answer.context["form"]["name"].value() == "Ben Marsh"


def test_two_children_of_one_name_are_told_apart_by_age_home_last_found_and_who_cares_for_them(desk: Desk, call: Call):
    lives: dict[str, Any] = {"placement": "foster_home", "care_status": "looked_after"}
    desk.report(
        name="Tamsin Okafor", date_of_birth=None, age_stated=14, informant="carer",
        informant_contact="Joy Bell, foster carer, 07700 900155", **lives,
    )  # fmt: skip
    desk.at(60).do(LocateChild, OFFICER, basis="seen", place="transport_hub")
    namesake: dict[str, Any] = {"child": Subject("child:T2"), "record": RecordId("MC-2"), "case": Subject("episode:T2")}
    desk.at(90).report(name="Tamsin Okafor", date_of_birth=None, informant="school", **namesake)

    found = call.look_up(name="Tamsin Okafor").found()

    assert (
        "Tamsin Okafor 14, birth date not known Looked after, in a foster home "
        "Last found at a station or bus stop, 2 March 2026 "
        "Last reported by a carer: Joy Bell, foster carer, 07700 900155"
    ) in found
    assert "Tamsin Okafor Age and birth date not known Perhaps:" in found


def test_how_a_later_caller_is_reached_is_not_taken_for_the_carers(desk: Desk, call: Call):
    desk.report(name="Tamsin Okafor", informant="parent")
    desk.at(20).report(name="Tamsin Okafor", informant="school", informant_contact="Mr Pym, 07700 900111")

    found = call.look_up(name="Tamsin Okafor").found()

    assert "Last reported by a parent" in found
    assert "Pym" not in found


def test_a_brother_or_sister_who_is_known_is_never_taken_for_the_child(desk: Desk, call: Call):
    desk.report(name="Ada Quill", date_of_birth=date(2010, 6, 1))
    desk.at(2)

    call.look_up(name="Ben Quill", born="2010-06-01")
    found = call.found()
    assert "Ada Quill 15, born 1 June 2010 Last reported by a parent Perhaps:" in found
    call.take(new="new").send()

    assert call.record != CASE
    assert call.events("missing.reported")[0].subjects[0] != CHILD
    assert "or one like it" not in said(call.client.get(call.answer["Location"]))


def test_a_call_in_the_hour_that_the_clocks_repeat_is_read_as_the_earlier_one(desk: Desk, call: Call):
    desk.now = datetime(2026, 10, 25, 3, 10, tzinfo=UTC)

    call.look_up(name="Ben Marsh").take().send(came="earlier", on="2026-10-25", at="01:30")

    (report,) = call.events("missing.reported")
    assert report.happened_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_held_records_that_cannot_be_asked_are_not_the_same_as_nothing_held(
    desk: Desk, call: Call, monkeypatch: pytest.MonkeyPatch
):
    parts = replace(vars(http)["wiring"](), holdings=OutOfReach())
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)

    page = call.look_up(name="Ben Marsh").found()

    assert "What other systems hold could not be reached. That is not the same as nothing held." in page


class OutOfReach(MemoryHoldings):
    """Holdings that nobody can reach."""

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        raise HoldingsOutOfReach


def test_what_other_systems_hold_is_listed_with_why_and_looked_at_by_name(
    desk: Desk, call: Call, monkeypatch: pytest.MonkeyPatch
):
    person = Person(given_name="Ben", family_name="Marsh", birth_date=date(2011, 4, 2))
    record = HeldRecord(id="CR-1", system="crime", person=person, text="Hurt by somebody older.")
    parts = replace(vars(http)["wiring"](), holdings=MemoryHoldings())
    parts.holdings.add([record], at=desk.now)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)

    page = call.look_up(name="Ben Marsh", born="2011-04-02").found()

    assert "Crime records, not dated" in page
    assert "“Hurt by somebody older.”" in page  # what may change the grade is said at once
    assert parts.looks.noted(shown="CR-1", actor=None)


def test_what_came_back_at_the_report_is_in_the_case_to_be_weighed_and_searched_for_once(
    desk: Desk, call: Call, monkeypatch: pytest.MonkeyPatch
):
    person = Person(given_name="Ben", family_name="Marsh", birth_date=date(2011, 4, 2))
    records = [
        HeldRecord(id="CR-1", system="crime", person=person, text="A knife was shown to him."),
        HeldRecord(id="CU-1", system="custody", person=Person(given_name="Zofia", family_name="Brand")),
    ]
    parts = replace(vars(http)["wiring"](), holdings=MemoryHoldings())
    parts.holdings.add(records, at=desk.now)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)

    call.look_up(name="Ben Marsh", born="2011-04-02").take().send()
    another(desk).look_up(name="Ben Marsh").take(call.events("missing.reported")[0].subjects[0]).send()

    checked = {one.body["system"]: one.body["result"] for one in call.events("risk.system_checked")}
    assert checked == {"crime": "not_done", "custody": "no_trace"}
    assert [one.body["hit"] for one in call.events("risk.hit_found")] == ["CR-1"]
    assert len(call.events("risk.system_checked")) == 2


def known_without_a_birth_date(desk: Desk) -> None:
    """Have a child be known from before by a name alone, who came home."""
    desk.report(name="Ben Marsh", date_of_birth=None)
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    desk.at(60 * 24 * 10)


def test_the_birth_date_a_known_child_was_looked_up_with_stands_in_the_box_where_the_record_lacks_it(
    desk: Desk, call: Call
):
    known_without_a_birth_date(desk)

    call.look_up(name="Ben Marsh", born="2011-04-02").take(CHILD).send()
    page = call.client.get(call.answer["Location"])

    assert 'value="2011-04-02"' in page.content.decode()
    assert "As the child was looked up. Put it right if it is another." in said(page)


def test_a_known_child_is_searched_for_with_what_the_caller_said_besides(
    desk: Desk, call: Call, monkeypatch: pytest.MonkeyPatch
):
    known_without_a_birth_date(desk)
    asked: list[Asked] = []

    class Held(MemoryHoldings):
        """Holdings that remember what they were asked."""

        def search(self, given: Asked, *, at: datetime) -> Answer:
            asked.append(given)
            return super().search(given, at=at)

    parts = replace(vars(http)["wiring"](), holdings=Held())
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    call.look_up(name="Benny Marsh", born="2011-04-02").take(CHILD).send()

    assert (asked[-1].name, asked[-1].also_known_as[-1]) == ("Ben Marsh", "Benny Marsh")
    assert asked[-1].birth_date == date(2011, 4, 2)


def test_holdings_out_of_reach_at_the_report_are_owed_to_be_searched_again(
    desk: Desk, call: Call, monkeypatch: pytest.MonkeyPatch
):
    parts = replace(vars(http)["wiring"](), holdings=OutOfReach())
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)

    call.look_up(name="Ben Marsh", born="2011-04-02").take().send()

    assert {one.body["result"] for one in call.events("risk.system_checked")} == {"unavailable"}


def test_of_two_who_may_be_meant_the_one_who_is_missing_now_comes_first(desk: Desk, call: Call):
    came_home(desk)
    desk.report(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"))

    found = call.look_up(name="Ada", born="2010-06-01").found()

    assert found.index("Missing now: join") < found.index("This child")


def test_a_birth_date_is_read_as_it_is_written_at_work(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh", born="2.4.2011").take().send(came="earlier", at="1850")

    assert call.events("child.described")[0].body["date_of_birth"] == "2011-04-02"
    assert f"{call.events('missing.reported')[0].happened_at:%H:%M}" == "18:50"


def test_what_is_kept_as_the_child_is_looked_up_and_arrives_late_changes_nothing(call: Call):
    key = filled(call.client, "/report/")["key"]
    call.client.post("/report/", {"key": key, "name": "Ben Marsh"})

    call.client.post("/report/", {"key": key, "name": "Ben Ma"}, headers={"X-Keep-Draft": "1"})

    assert Draft.objects.get().answers["asked"] == {}


def test_a_report_that_nobody_needs_is_thrown_away_only_when_asked(desk: Desk, call: Call):
    call.look_up(name="Ben Marsh")
    assert "Throw it away" in said(call.client.get("/report/"))

    call.client.post(call.who, {"discard": "yes"})

    assert not Draft.objects.exists()
    assert desk.ledger.head().position == 0


@pytest.mark.parametrize(
    ("button", "becomes", "said_of_it"),
    [
        ("send", "contact", "record the contact, open no case"),
        ("open", "deferred", "They will look first and be rung back"),
        ("contact", "report", "Nobody can say where the child is: open a case"),
        ("ring", "report", "Nobody can say where the child is: open a case"),
    ],
)
def test_a_button_that_does_something_else_than_was_chosen_does_neither_and_says_so(
    button: str, becomes: str, said_of_it: str, desk: Desk, signed_in: SignedIn
):
    call = Call(signed_in(Role.CALL_HANDLER), desk).look_up(name="Ben Marsh").take()

    call.send(button, becomes=becomes, said="At the pier")

    told = said(call.answer)
    assert call.answer.status_code == 422
    assert "Nothing was recorded yet." in told
    assert said_of_it in told
    assert "At the pier" in call.answer.content.decode()
    assert everything(desk) == []
