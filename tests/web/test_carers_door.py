"""The door of those who care for a child, in the browser without a script: report, see, dispute, add and keep."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation, with_link
from tests.carers.carer import CASE, OWN, a_carer, keeps, put_down
from tests.casework.desk import CHILD, DETECTIVE, INSPECTOR, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.casework.carers.dispute import AnswerGradeDispute, ExplainGrade
from wayhome.casework.carers.owed_back import TellWhatCameOfIt
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.kernel.ids import RecordId
from wayhome.kernel.moments import in_london

pytestmark = pytest.mark.django_db
SECRET = "He was seen with a man we watch"  # what the grader wrote, which no carer is shown


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def report(client: Client, **fields: object) -> str:
    answer = client.post("/door/missing/", {"key": "k1", "seen": "At the bus stop at six", **fields})
    assert answer.status_code == 200
    return answer.content.decode()


def reported(desk: Desk) -> list[RecordId]:
    return [one.event.record for one in desk.ledger.of_type("door.missing_reported")]


@pytest.fixture
def carer(desk: Desk, db: None) -> Client:
    """Return a carer inside their door."""
    put_down(desk, a_carer())
    return inside(desk, invitation(desk))


def test_a_carer_reports_in_one_page_and_has_a_reference_at_once(desk: Desk, carer: Client):
    said = report(carer, worries=["medication_due"], looks="A red coat", number="07700 900123")

    assert "We have your report" in said
    assert re.search(r"<strong>[A-Z0-9]{4}-[A-Z0-9]{4}</strong>", said)
    (record,) = reported(desk)
    assert desk.events("missing.reported", record=record)[0].body["channel"] == "online"
    assert desk.events("door.missing_reported", record=record)[0].body["link"] == "entered"
    assert desk.events("missing.question_answered", record=record)[0].body["question"] == "medication_due"


def test_whoever_cannot_talk_is_told_how_to_text_999_also_where_they_never_did(carer: Client):
    asked = page(carer, "/door/missing/")

    assert "Text 999. First time? Text REGISTER to 999, then answer YES." in asked


def test_an_empty_report_is_a_report(desk: Desk, carer: Client):
    assert "We have your report" in report(carer, seen="")
    assert len(reported(desk)) == 1


@pytest.mark.parametrize("link", [None, "no such link"])
def test_a_form_with_nothing_in_it_and_nobodys_link_is_answered_with_what_is_enough(
    desk: Desk, db: None, link: str | None
):
    client = with_link(link) if link else Client()

    answer = client.post("/door/missing/", {"key": "k1", "seen": " ", "who": "parent"})

    said = answer.content.decode()
    assert (answer.status_code, reported(desk)) == (422, [])
    assert "Write their name, or what you saw, or a number we can ring you on: one of them is enough." in said
    assert re.search(r"ring 101, and 999 if they are in danger", said)
    assert faults(said) == []


@pytest.mark.parametrize("told", [{"name": "A"}, {"number": "07700 900123"}, {"worries": ["self_harm_suicide"]},
                                  {"seen": "\x00"}])  # fmt: skip
def test_anything_at_all_is_a_report_whoever_writes_it(desk: Desk, db: None, told: dict[str, object]):
    assert "We have your report" in report(Client(), **{"seen": "", **told})
    assert len(reported(desk)) == 1


def test_an_empty_report_through_a_link_whose_visit_is_over_is_a_report_of_its_child(desk: Desk, db: None):
    put_down(desk, a_carer())
    invitation(desk, until=desk.now - timedelta(days=1))

    assert "We have your report" in report(with_link("a-link-that-nobody-guesses"), seen="")
    (record,) = reported(desk)
    assert CHILD in desk.events("missing.reported", record=record)[0].subjects


def test_a_report_sent_twice_is_one_and_one_written_anew_is_added_to_it(desk: Desk, carer: Client):
    first, again = report(carer), report(carer)

    assert re.findall(r"<strong>(\w{4}-\w{4})</strong>", first) == re.findall(r"<strong>(\w{4}-\w{4})</strong>", again)
    assert len(reported(desk)) == 1
    report(carer, seen="At the bus stop at six, with a bag")
    assert len(set(reported(desk))) == 1
    assert len(reported(desk)) == 2


def test_two_carers_at_two_telephones_come_to_one_case(desk: Desk, carer: Client):
    other = inside(desk, invitation(desk, reference="I4", link="four"), ticket="t4")

    report(carer)
    report(other, key="k9", seen="He took his bag")

    assert len(reported(desk)) == 2
    assert len(set(reported(desk))) == 1


@pytest.mark.parametrize("ends", ["no_code", "ended", "not_known"])
def test_a_link_without_its_code_still_takes_the_report_at_two_in_the_morning(desk: Desk, db: None, ends: str):
    put_down(desk, a_carer())
    until = desk.now - timedelta(days=1) if ends == "ended" else None
    invitation(desk, until=until)
    client = with_link("no such link" if ends == "not_known" else "a-link-that-nobody-guesses")

    said = report(client, name="Ada Example", age="15")

    assert "We have your report" in said
    (record,) = reported(desk)
    assert desk.events("door.missing_reported", record=record)[0].body["link"] == ends
    about = desk.events("missing.reported", record=record)[0].subjects
    assert (CHILD in about) is (ends != "not_known")


def sealed(client: Client) -> str:
    found = re.search(r'name="via" value="([^"]+)"', page(client, "/door/missing/"))
    assert found
    return found.group(1)


def test_whoever_writes_for_longer_than_a_visit_lasts_still_reports_that_child(desk: Desk, carer: Client):
    via = sealed(carer)
    desk.at(60)

    report(carer, via=via)

    (record,) = reported(desk)
    assert CHILD in desk.events("missing.reported", record=record)[0].subjects
    assert desk.events("door.missing_reported", record=record)[0].body["link"] == "no_code", "so they are rung back"


def test_a_report_is_of_the_child_whose_page_it_was_begun_on(desk: Desk, carer: Client):
    via = sealed(with_link("no such link"))
    invitation(desk, reference="I9", link="nine", holder="H1", kind="child")
    mine, ended = sealed(with_link("nine")), "not one of ours"

    for number, given in enumerate((via, mine, ended)):
        report(carer, via=given, key=f"k{number}", name="Ada Example")

    ways = [one.event.body for one in desk.ledger.of_type("door.missing_reported")]
    assert [(one["link"], one.get("invitation")) for one in ways] == [
        ("entered", "I1"), ("no_code", "I9"), ("entered", "I1"),
    ]  # fmt: skip


def test_the_page_and_the_answer_are_the_same_for_every_link_so_that_none_says_whom_it_is_about(desk: Desk, db: None):
    put_down(desk, a_carer())
    keeps(desk, health="Insulin at eight")
    invitation(desk)
    invitation(desk, reference="I2", until=desk.now - timedelta(days=9), link="ended")
    links = ("a-link-that-nobody-guesses", "ended", "no such link", "")

    pages = {without_keys(page(with_link(link), "/door/missing/")) for link in links}
    answers = {without_keys(report(with_link(link), name="Ada")) for link in links}

    assert (len(pages), len(answers)) == (1, 1)
    assert "Insulin" not in next(iter(answers))


def test_a_report_needs_no_cookie_and_no_token(desk: Desk, db: None):
    client = Client(enforce_csrf_checks=True)

    assert "We have your report" in report(client, name="Ada", age="15")
    (record,) = reported(desk)
    assert desk.events("child.described", record=record)[0].body["age_stated"] == 15


def test_what_comes_to_mind_afterwards_is_added_to_the_same_case(desk: Desk, db: None):
    said = report(with_link(), name="Ada")
    sealed = re.search(r'name="report" value="([^"]+)"', said)
    assert sealed

    added = Client().post("/door/missing/more/", {"report": sealed[1], "key": "k2", "more": "She has a second phone"})

    assert "We have what you added" in added.content.decode()
    (record,) = reported(desk)
    assert [one.text for one in desk.ledger.words(record) if one.field == "content"][-1] == "She has a second phone"


def test_what_is_added_with_a_seal_of_nobodys_is_a_report_of_its_own(desk: Desk, db: None):
    answer = Client().post("/door/missing/more/", {"report": "made:up", "more": "She is here"})

    assert "We have your report" in answer.content.decode()
    (record,) = reported(desk)
    assert "She is here" in [one.text for one in desk.ledger.words(record)]


def graded(desk: Desk) -> None:
    put_down(desk, a_carer())
    desk.report()
    desk.train(SERGEANT).do(GradeRisk, SERGEANT, grade="medium", rationale=SECRET)


def test_a_carer_sees_the_grade_in_plain_words_and_never_the_graders_own(desk: Desk, db: None):
    graded(desk)
    client = inside(desk, invitation(desk))

    said = page(client, "/door/caring/")
    assert "Medium" in said
    assert "Harm is likely" in said
    assert "You hear from us by <strong>23:00</strong>" in said
    assert SECRET not in said
    desk.do(ExplainGrade, INSPECTOR, record=CASE, words="Because he has his medicine with him")
    assert "Because he has his medicine with him" in page(client, "/door/caring/")
    desk.at(1).do(GradeRisk, SERGEANT, grade="high", rationale="Worse")
    assert "Because he has his medicine with him" not in page(client, "/door/caring/")


def test_a_carer_whom_nobody_told_in_time_reads_that_we_are_late_and_whom_to_ring(desk: Desk, db: None):
    graded(desk)
    desk.at(3 * 24 * 60)

    said = page(inside(desk, invitation(desk)), "/door/caring/")

    assert "You hear from us by" not in said
    assert "We are late.</strong> You should have heard from us by 23:00 on" in said
    assert "Ring 101 now, say so, and ask the officer in charge what we are doing to find" in said


def test_the_level_says_what_it_asks_of_officers_and_not_that_they_do_it(desk: Desk, db: None):
    put_down(desk, a_carer())
    desk.report()
    desk.train(SERGEANT).do(GradeRisk, SERGEANT, grade="high", rationale=SECRET)

    said = page(inside(desk, invitation(desk)), "/door/caring/")

    assert "Officers are to look for the child at once." in said
    assert "Officers look for the child now" not in said


def test_a_carer_disputes_the_grade_and_reads_the_answer(desk: Desk, db: None):
    graded(desk)
    client = inside(desk, invitation(desk))

    assert "Say why, in a few words" in client.post("/door/caring/disagree/", {"key": "d0"}).content.decode()
    client.post("/door/caring/disagree/", {"key": "d1", "why": "He was threatened", "known": "yes"})
    assert "He was threatened" in page(client, "/door/caring/")
    dispute = desk.events("door.grade_disputed")[0].id
    desk.do(AnswerGradeDispute, INSPECTOR, record=CASE, dispute=dispute, result="stands", answer="We read it all.")
    assert "The grade stands. We read it all." in page(client, "/door/caring/")


@pytest.mark.parametrize(("days", "is_there"), [(28, True), (29, False)])
def test_a_return_of_weeks_ago_is_spoken_of_no_longer(desk: Desk, db: None, days: int, is_there: bool):
    graded(desk)
    desk.at(5).do(LocateChild, SERGEANT, basis="seen")

    desk.at(5 + days * 24 * 60)
    come = page(inside(desk, invitation(desk)), "/door/caring/")

    assert ("Back since" in come) is is_there
    assert ("I disagree with the risk" in come) is is_there
    assert "Tell us more" in come


def test_another_holder_of_the_same_child_reads_nothing_of_a_dispute(desk: Desk, db: None):
    graded(desk)
    put_down(desk, a_carer(holder="H3", kind="parent", name="Pat"))
    one = inside(desk, invitation(desk))
    one.post("/door/caring/disagree/", {"key": "d1", "why": "He was threatened"})

    made = invitation(desk, kind="parent", holder="H3", reference="I3", link="another")
    assert "He was threatened" not in page(inside(desk, made, ticket="t3"), "/door/caring/")


def test_what_a_carer_adds_after_closing_is_kept_and_they_hear_what_was_done(desk: Desk, db: None):
    graded(desk)
    desk.at(30).do(LocateChild, SERGEANT, basis="seen")
    client = inside(desk, invitation(desk))

    client.post("/door/caring/more/", {"key": "a1", "what": "He has a second phone"})
    about = desk.events("door.information_given")[0].id
    desk.do(TellWhatCameOfIt, DETECTIVE, record=CASE, about=about, to="family", what="We asked who it belongs to.")
    assert desk.statuses("FB-02") == ["owed"]
    assert "We asked who it belongs to." in page(client, "/door/caring/")

    client.post("/door/caring/")
    assert desk.statuses("FB-02") == ["met"]


def test_a_carer_keeps_a_profile_and_looks_it_over(desk: Desk, carer: Client):
    carer.post("/door/caring/profile/", {"key": "p1", "health": "Insulin at eight", "asked_child": "on"})

    assert "Insulin at eight" in page(carer, "/door/caring/profile/")
    assert desk.events("profile.kept", record=OWN)[0].body["asked_child"] is True
    carer.post("/door/caring/profile/", {"key": "p2", "health": "Insulin at eight", "same": "yes"})
    assert len(desk.events("profile.looked_over", record=OWN)) == 1


def test_the_door_says_when_what_was_written_last_was_kept(desk: Desk, carer: Client):
    carer.post("/door/caring/profile/", {"key": "p1", "health": "Insulin at eight", "asked_child": "on"})
    carer.post("/door/caring/profile/", {"key": "p2", "health": "Insulin at nine", "asked_child": "on"})

    kept = in_london(desk.now)
    assert f"Kept {kept:%A} {kept.day} {kept:%B, %H:%M}; version 2" in page(carer, "/door/caring/")


def test_an_old_profile_asks_to_be_looked_at_on_the_door(desk: Desk, db: None):
    put_down(desk, a_carer())
    keeps(desk, health="Insulin")
    desk.now += timedelta(days=91)

    assert "Please look at what you keep about them" in page(inside(desk, invitation(desk)), "/door/caring/")


def test_somebody_who_may_be_the_danger_sees_nothing_and_may_still_report(desk: Desk, db: None):
    graded(desk)
    put_down(desk, a_carer(under_suspicion="yes"))
    client = inside(desk, invitation(desk))

    for path in ("/door/caring/", "/door/caring/profile/", "/door/caring/disagree/", "/door/caring/more/"):
        assert client.get(path).headers["Location"] == "/door/in/"
    assert "We have your report" in report(client)
    assert "Medium" not in page(client, "/door/missing/")


def test_every_page_of_the_door_says_by_first_name_alone_which_child_it_is_about(desk: Desk, db: None):
    graded(desk)
    client = inside(desk, invitation(desk))

    for path in ("/door/caring/", "/door/caring/profile/", "/door/caring/more/", "/door/caring/disagree/"):
        said = page(client, path)
        assert "About <strong>Ada</strong>" in said
        assert "Example" not in said
        assert CASE not in said
        assert "<title>Your page</title>" in said
    assert "Ada" in page(client, "/door/missing/")
    client.post("/door/cover/", {"back_to": "/door/caring/"})
    assert "Ada" not in page(client, "/door/caring/") + page(client, "/door/missing/")


def test_a_carer_of_two_says_that_the_other_one_is_missing(desk: Desk, db: None):
    graded(desk)
    desk.at(30).do(LocateChild, SERGEANT, basis="seen")
    client = inside(desk, invitation(desk))

    said = report(client, other="other", name="Bo Other", age="9")

    assert "We have your report" in said
    record = reported(desk)[-1]
    assert record != CASE
    (about,) = {child for one in desk.events("missing.reported", record=record) for child in one.subjects[:1]}
    assert about != CHILD
    assert desk.events("child.described", record=record)[0].body["age_stated"] == 9


def times(desk: Desk) -> list[object]:
    return [one.event.body["times"] for one in desk.ledger.of_type("door.report_repeated")]


def test_the_same_report_again_and_again_is_one_report_with_a_count_and_nothing_is_owed_twice(desk: Desk, db: None):
    put_down(desk, a_carer())
    invitation(desk)

    answers = [report(with_link(), key=f"k{number}", name="Ada", age="15") for number in range(9)]

    assert len({re.search(r"<strong>(\w{4}-\w{4})</strong>", one).group(1) for one in answers}) == 1  # type: ignore[union-attr]
    assert len(reported(desk)) == 1
    assert times(desk) == [2, 4, 8]


@pytest.mark.parametrize(
    "again",
    [{"seen": "On the bridge"}, {"name": "Bo Other"}, {"worries": ["medication_due"]}, {"minutes": 11}, {"link": "b"}],
)
def test_whatever_is_new_in_a_report_is_a_report(desk: Desk, db: None, again: dict[str, object]):
    first = {"name": "Ada Example", "age": "15", "seen": "At the bus stop"}
    report(with_link("a"), key="k1", **first)
    desk.at(int(str(again.get("minutes", 1))))

    report(with_link(str(again.get("link", "a"))), key="k2", **{**first, **again})

    assert len(reported(desk)) == 2


def test_reports_that_say_nothing_of_whom_and_came_by_no_link_are_never_taken_for_one(desk: Desk, db: None):
    for number in range(2):
        report(Client(), key=f"k{number}")

    assert len(set(reported(desk))) == 2


def test_two_other_children_of_whom_no_name_is_known_are_never_taken_for_one(desk: Desk, db: None):
    put_down(desk, a_carer())
    inside_now = inside(desk, invitation(desk))

    for number in range(2):
        report(inside_now, key=f"k{number}", other="other", seen="")

    assert len(set(reported(desk))) == 2


def test_the_same_report_after_the_child_was_found_is_a_new_one(desk: Desk, db: None):
    put_down(desk, a_carer())
    invitation(desk)
    report(with_link(), key="k1")
    (record,) = reported(desk)
    desk.at(3).do(LocateChild, SERGEANT, record=record, basis="seen")

    report(with_link(), key="k2")

    assert len(set(reported(desk))) == 2


def without_keys(html: str) -> str:
    """Return a page without what is made anew for each."""
    html = re.sub(r'value="[^"]*"', "", html)
    return re.sub(r"\w{4}-\w{4}</strong>", "", html)


def told_in(page: str, around: str) -> list[str]:
    """Return the words of a door, from one mark of the page on: what can be pressed is told as what is read."""
    told = page.partition(around)[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", " ", told).split()


def test_an_officer_sees_exactly_what_a_carer_sees(desk: Desk, carer: Client, signed_in: SignedIn):
    desk.report()
    desk.at(20).do(GradeRisk, SERGEANT, grade="medium", rationale=SECRET)
    keeps(desk, health="Asthma")

    theirs = told_in(page(carer, "/door/caring/"), "Your page</h1>")
    preview = told_in(page(signed_in(Role.INVESTIGATOR), f"/cases/{CASE}/doors/H2/caring/"), "Your page</h1>")

    assert "Medium" in theirs
    assert preview == theirs


def test_a_door_that_is_looked_at_is_of_somebody_who_has_one(desk: Desk, carer: Client, signed_in: SignedIn):
    desk.report()
    officer = signed_in(Role.INVESTIGATOR)

    for holder in ("H1", "H9"):
        assert officer.get(f"/cases/{CASE}/doors/{holder}/caring/").status_code == 404
    assert officer.get(f"/cases/{CASE}/doors/H2/interviews/").status_code == 404


def test_the_level_is_the_one_that_officers_work_by_where_it_was_graded_lower(desk: Desk, db: None):
    put_down(desk, a_carer())
    desk.report(date_of_birth=date(2018, 6, 1))
    desk.train(SERGEANT).at(5).do(GradeRisk, SERGEANT, grade="medium", rationale=SECRET)

    said = page(inside(desk, invitation(desk)), "/door/caring/")

    assert "Risk: <strong>High</strong>" in said
    assert "It was graded medium. By what is known now, officers are to treat it as high." in said
    assert "Officers are to look for the child at once." in said


def test_a_child_nobody_has_graded_is_shown_at_the_level_that_officers_work_by(desk: Desk, db: None):
    put_down(desk, a_carer())
    desk.report(date_of_birth=date(2018, 6, 1))

    said = page(inside(desk, invitation(desk)), "/door/caring/")

    assert "Risk: <strong>High</strong>" in said
    assert "Nobody has graded the risk yet. The search does not wait for that." in said
