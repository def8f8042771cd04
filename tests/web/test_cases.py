"""The pages about cases: what a tired sergeant must be told first, and that nothing is told before it was known."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.web.borough import AT_NOW, NOW
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.cli.borough.telling import borough
from wayhome.kernel.ids import RecordId
from wayhome.record.rows import Row
from wayhome.record.vocabulary import check
from wayhome.web.presenting.queues import Queues
from wayhome.web.wiring import Wiring


@pytest.fixture
def read(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    def page(path: str) -> str:
        return " ".join("".join(outline(client.get(path).content.decode()).text).split())

    return page


def test_a_case_says_first_who_what_state_and_what_is_owed_next_and_by_when(read):
    page = read("/cases/EM-1047/")

    told = ["Tamsin Okafor, 14", "Missing for 1 h 52 min", " risk ", "Next", "Overdue by", "What to do, soonest"]
    places = [page.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


def test_the_page_of_a_missing_child_says_so_and_what_their_cases_owe(read):
    page = read("/cases/C-107/")

    told = ["Dawit Haile", "Missing for", "EM-1040", " risk ", "Next", "Missing episode EM-1040", "Overdue by"]
    places = [page.find(words) for words in told]
    assert -1 not in places
    assert "othing is owed" not in page


def test_every_duty_of_the_cases_of_a_child_stands_on_the_childs_page(read):
    counts = [re.findall(r"Still to do \((\d+)\)", read(f"/cases/{record}/duties/")) for record in ("C-107", "EM-1040")]

    assert counts[0] == counts[1] != ["0"]


def test_no_page_of_a_child_says_that_nothing_is_owed_while_a_case_owes_something(parts: Wiring, signed_in: SignedIn):
    caseload, client = parts.reading.caseload(NOW), signed_in(Role.SUPERVISOR)
    owed = {child for case in caseload.cases if case.open_duties for child in case.children}

    for child in sorted(owed):
        assert "othing is owed" not in client.get(f"/cases/{child.removeprefix('child:')}/").content.decode(), child


def test_another_case_of_the_child_says_how_much_it_owes(read):
    assert re.search(r"EI-2215[\w ,]+, \d+ acts? to do", read("/cases/EM-1047/"))


def test_an_act_says_whose_it_is_what_it_rests_on_and_why(read):
    page = read("/cases/EM-1047/")

    assert "Have the risk graded by someone whose training is in date" in page
    assert "PS Ives 2290, supervisor · Inspection finding" in page
    assert "Passed up from the risk grader" in page
    assert "It was passed up because it has been overdue for more than an hour" in page
    assert "Still lacking: The grader's training was in date on the day of the grade." in page


def test_an_act_that_is_in_time_names_whoever_holds_the_post_at_this_minute(read):
    assert "By 01:36 on Fri 27 Nov · PS Ives 2290, supervisor · Statutory code" in read("/cases/EM-1048/")


def test_an_act_of_a_vacant_post_is_passed_up_and_never_left_without_an_owner(read):
    page = read("/cases/EI-2208/")

    assert "PS Ives 2290, supervisor · " in page
    assert "Passed up from the investigator" in page
    assert "because the post below is vacant" in page


def test_the_acts_after_the_first_five_are_folded_under_whoever_owes_them(read):
    page = read("/cases/EI-2210/")

    assert "more acts, by who owes them" in page


def test_a_child_nobody_has_graded_is_shown_at_a_level_and_why(read):
    page = read("/cases/EM-1048/")

    assert re.search(r"(Medium|High) risk not graded yet; treated as (medium|high) because \w+", page)


def test_as_known_at_shows_only_what_had_been_written_down_by_then(read):
    graded, before = "Risk was graded medium", NOW - timedelta(minutes=66)

    assert graded in read("/cases/EM-1047/time-line/")
    then = read(f"/cases/EM-1047/time-line/?on={before:%Y-%m-%d}&at={before:%H:%M}")

    assert graded not in then
    assert f"As known at {before:%H:%M} on Tuesday 24 November 2026" in then
    assert "later entries are not shown" in then


def test_what_happened_before_an_instant_but_was_written_down_after_it_is_not_known_then(read):
    # The interview of EM-1035 was held eight hours in and written down forty hours later.
    held = "The police talked with the child (in person declined)"
    began = NOW - timedelta(days=44)
    between, after = began + timedelta(hours=20), began + timedelta(hours=50)

    def as_known(moment):
        return read(f"/cases/EM-1035/time-line/?on={moment:%Y-%m-%d}&at={moment:%H:%M}")

    assert held not in as_known(between)
    assert held in as_known(after)


def test_as_known_at_names_no_other_case_that_was_not_known_then(read):
    now, then = read("/cases/EM-1041/"), read("/cases/EM-1041/?on=2026-11-15&at=12:00")

    assert "EM-1047" in now
    assert "EM-1047" not in then
    assert "EM-1038" in then


def test_an_entry_that_was_corrected_says_so_and_leads_to_the_correction(empty_parts: Wiring, signed_in: SignedIn):
    told = [entry for entry in borough(NOW) if entry.record in ("C-112", "EM-1030")]
    wrong = {"corrects": "EM-1030-002", "kind": "entered_in_error"}
    mend = Draft(fact=check("record.corrected", 1, wrong), happened_at=NOW, subjects=told[1].drafts[0].subjects)
    enter_all([*told, Entry(record=told[1].record, drafts=(mend,))], ledger=empty_parts.ledger, supplies=AT_NOW)

    page = signed_in(Role.SUPERVISOR).get("/cases/EM-1030/time-line/").content.decode()

    assert "Corrected later: entered in error, 02:14 today</a>" in page


def test_what_was_written_down_late_says_how_late(read):
    assert "Recorded 1 day 16 h late" in read("/cases/EM-1035/time-line/")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?on=yesterday&at=noon", "Enter a date as 2026-11-23 and a time as 02:14"),
        ("?on=2031-01-01&at=00:00", "Choose a time in the past"),
    ],
)
def test_a_time_that_cannot_be_shown_says_what_to_enter(read, query: str, words: str):
    assert words in read(f"/cases/EM-1047/{query}")


@pytest.mark.parametrize("query", ["?on=2026-13-45&at=99:99", "?on=2099-01-01&at=10:00", "?at=10:00", "?on=9999-12-31"])
@pytest.mark.parametrize("part", ["", "duties/", "time-line/"])
def test_a_time_that_cannot_be_shown_is_an_error_and_shows_nothing_of_the_case(
    parts: Wiring, signed_in: SignedIn, part: str, query: str
):
    answer = signed_in(Role.SUPERVISOR).get(f"/cases/EM-1047/{part}{query}")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert outline(page).title.startswith("Error: ")
    assert page.index("There is a problem") < page.index("<h1")
    assert '<a href="#known-on">' in page
    assert not [words for words in ("Tamsin", "Missing", "risk", "Overdue") if words in page]
    assert faults(page) == []


def test_a_time_that_cannot_be_shown_of_a_case_that_is_not_there_is_not_found(parts: Wiring, signed_in: SignedIn):
    assert signed_in(Role.SUPERVISOR).get("/cases/nowhere/?on=2099-01-01").status_code == 404


def test_before_anything_was_written_down_the_page_says_so(read):
    assert "nothing about this case had been written down" in read("/cases/EM-1047/?on=2020-01-01&at=00:00")


def test_a_case_leads_to_the_others_about_the_same_child(read):
    page = read("/cases/EM-1047/")

    assert "Investigation EI-2215" in page
    assert "Missing episode EM-1041" in page


def test_an_entry_is_shown_with_its_words_and_its_proof(read):
    page = read("/entries/EM-1047-004/")

    assert "Staff last saw her at tea in the home on Larkfield Rise." in page
    assert "Checked just now: unchanged since it was entered" in page
    assert "Place in this record4" in page


@pytest.mark.parametrize(
    "role",
    [Role.CALL_HANDLER, Role.GRADER, Role.RESPONSE, Role.INVESTIGATOR, Role.VICTIM_CARE, Role.CONTROL_ROOM],
)
def test_whoever_reads_a_case_reads_its_entries_without_their_proof(role: Role, parts: Wiring, signed_in: SignedIn):
    answer = signed_in(role).get("/entries/EM-1047-004/")

    page = answer.content.decode()
    (look,) = parts.looks.noted(shown="EM-1047-004", actor=None)
    assert answer.status_code == 200
    assert "Staff last saw her at tea in the home on Larkfield Rise." in page
    assert "Checked just now" not in page
    assert "Hash of" not in page
    assert look.actor == role.key


@pytest.mark.parametrize("role", [Role.FAMILY, Role.PARTNER, Role.ADMINISTRATOR, Role.TRAINING_LEAD])
def test_whoever_may_not_read_cases_reads_no_entry(role: Role, parts: Wiring, signed_in: SignedIn):
    answer = signed_in(role).get("/entries/EM-1047-004/")

    assert answer.status_code == 403
    assert "Larkfield" not in answer.content.decode()


def test_an_entry_that_no_case_shows_is_read_by_those_who_may_read_proofs_alone(parts: Wiring, signed_in: SignedIn):
    caseload = parts.reading.caseload(NOW)
    record = next(row.record for row in parts.ledger.after(0, 1000) if caseload.case(row.record) is None)
    outside = parts.ledger.read(RecordId(record)).events[0].event.id

    assert signed_in(Role.GRADER).get(f"/entries/{outside}/").status_code == 403
    assert signed_in(Role.SUPERVISOR).get(f"/entries/{outside}/").status_code == 200


@pytest.mark.parametrize("path", ["/cases/nowhere/", "/entries/nothing/", "/cases/nowhere/time-line/"])
def test_what_is_not_there_is_not_found(parts: Wiring, signed_in: SignedIn, path: str):
    answer = signed_in(Role.SUPERVISOR).get(path)

    assert answer.status_code == 404
    assert "Nothing is at this address" in answer.content.decode()


def test_every_filter_counts_what_it_opens(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    page = client.get("/cases/").content.decode()

    for link in [link for link in outline(page).links if link.startswith("/cases/?show=")]:
        opened = client.get(link)
        filters = {one.href: one.count for one in opened.context["page"].filters}
        assert filters[link] == len(opened.context["page"].rows), link


def test_children_missing_at_high_risk_come_before_everything_else(parts: Wiring, signed_in: SignedIn):
    rows = signed_in(Role.SUPERVISOR).get("/cases/").context["page"].rows
    risks = [row.standing.risk.words for row in rows[:5]]

    assert [row.standing.state.words for row in rows[:6]] == ["Missing"] * 5 + [rows[5].standing.state.words]
    assert rows[5].standing.state.words != "Missing"
    assert risks == sorted(risks, key=["High risk", "Medium risk", "Low risk"].index)


def test_a_record_with_an_entry_this_version_cannot_read_says_so_and_is_shown_all_the_same(
    parts: Wiring, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    held = parts.ledger.read(RecordId("EM-1030"))
    strange = Row(9999, "EM-1030", 99, "", "", "", '{"type": "future.thing"}')
    quarantined = replace(held, strange=(strange,))
    monkeypatch.setattr(type(parts.ledger), "read", lambda self, record: quarantined)

    page = signed_in(Role.SUPERVISOR).get("/cases/EM-1030/").content.decode()

    assert "This record holds 1 entry that this version of Wayhome cannot read." in page
    assert "Freya Lindqvist" in page


def test_no_page_with_a_record_is_kept_by_the_browser(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).get("/cases/EM-1047/")

    assert "no-store" in answer["Cache-Control"]


def test_an_administrator_is_refused_in_words(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.ADMINISTRATOR).get("/cases/EM-1047/")
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "You may not read the records of children and cases with the role you are signed in as." in page
    assert page.count("hold one of these roles") == 1
    assert "hold the role" not in page
    assert "risk grader, response officer" in page
    assert parts.looks.noted(shown=None, actor=None) == []


def test_a_list_too_long_for_a_page_goes_on_and_says_where_one_is(
    parts: Wiring, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    client, every = signed_in(Role.SUPERVISOR), Queues(parts.reading, NOW)
    whole = [one.case.record for one in every.page("all")]
    for module in ("presenting.queues", "cases.case_list"):
        monkeypatch.setattr(f"wayhome.web.{module}.A_PAGE", 10)

    opened = [client.get(f"/cases/?show=all&page={number}") for number in (1, 2)]
    beyond, nonsense = client.get("/cases/?show=all&page=99999"), client.get("/cases/?show=all&page=first")

    shown = [[row.record for row in page.context["page"].rows] for page in opened]
    assert shown == [whole[:10], whole[10:20]]
    assert f"Cases 11 to 20 of {len(whole)}, most pressing first" in opened[1].content.decode()
    assert beyond.context["page"].rows[-1].record == whole[-1]
    assert [row.record for row in nonsense.context["page"].rows] == whole[:10]
    assert [faults(page.content.decode()) for page in opened] == [[], []]
