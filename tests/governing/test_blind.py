"""Whoever makes a grade again sees what was known, and nothing that would tell how it was graded or by whom."""

import re
from datetime import timedelta
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import CALL_HANDLER, CASE, LEAD, OFFICER, STARTS, Desk
from tests.casework.desk import signed_in as acting
from tests.web.conftest import SignedIn
from tests.web.desk import behind_pages
from wayhome.access.actors import Role
from wayhome.application.governing import samples
from wayhome.application.governing.known_then import KINDS, covered, known_then
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.add_news import AddNews
from wayhome.casework.grade_risk import GradeRisk
from wayhome.record.vocabulary import latest

WEEK = "2026-W10"
FIRST_GRADER = acting("PS Hallam 4471", Role.GRADER)
LEVEL_WORDS = re.compile(r"\b(high|medium|low|very low)\b", re.IGNORECASE)


@pytest.fixture
def drawn(desk: Desk) -> Desk:
    """Return a desk with a graded case full of what must not be shown, and its week's sample drawn."""
    desk.train(FIRST_GRADER).train(acting("grader", Role.GRADER))
    desk.report(care_status="looked_after", placement="childrens_home", ethnicity="black")
    desk.at(5).do(
        AddNews, CALL_HANDLER, kind="professional",
        content="The home says he is low risk. PS Hallam graded him low last week. He left by the kitchen door.",
    )  # fmt: skip
    desk.at(20).do(GradeRisk, FIRST_GRADER, grade="low", rationale="RATIONALE: will be back by morning.", seen=1)
    desk.at(30).do(AddNews, CALL_HANDLER, kind="sighting", content="LATER: seen at the coach station.")
    desk.at(40).do(ActToLocate, OFFICER, kind="visit", detail="LATER: the aunt has not seen her.")
    desk.now = STARTS + timedelta(days=8)
    desk.send(samples.drawing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="draw"))
    return desk


def _page(signed_in: SignedIn, role: Role = Role.GRADER) -> str:
    answer = signed_in(role).get(f"/force/samples/{WEEK}/1/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _outside_the_form(page: str) -> str:
    return re.sub(r"<form.*?</form>", "", page[page.index("<main") : page.index("</main>")], flags=re.DOTALL)


def test_what_was_known_stands_on_the_page(drawn: Desk, signed_in: SignedIn) -> None:
    page = _page(signed_in)
    assert "He left by the kitchen door." in page
    assert "Looked after" in page


@pytest.mark.parametrize(
    "told", ["RATIONALE", "LATER", "Hallam", "4471", "provisional", "Ada", "Black", str(CASE), "child:A", "omar"]
)
def test_what_would_tell_is_not_on_the_page(drawn: Desk, signed_in: SignedIn, told: str) -> None:
    assert told not in _page(signed_in)


def test_no_level_stands_anywhere_but_among_the_choices(drawn: Desk, signed_in: SignedIn) -> None:
    page = _page(signed_in)
    assert LEVEL_WORDS.findall(re.sub(r"<[^>]+>", " ", _outside_the_form(page))) == []
    assert "checked" not in page


def test_a_refusal_tells_no_more_than_the_page(drawn: Desk, signed_in: SignedIn) -> None:
    page = signed_in(Role.GRADER).post(f"/force/samples/{WEEK}/1/", {"key": "k", "reasons": ""}).content.decode()
    for told in ("RATIONALE", "LATER", "Hallam"):
        assert told not in page


def test_the_page_of_the_sample_tells_nothing_of_the_grades(drawn: Desk, signed_in: SignedIn) -> None:
    page = signed_in(Role.GRADER).get(f"/force/samples/{WEEK}/").content.decode()
    for told in ("Hallam", str(CASE), "RATIONALE"):
        assert told not in page
    assert LEVEL_WORDS.findall(re.sub(r"<[^>]+>", " ", _outside_the_form(page))) == []


def test_only_kinds_of_entry_that_say_what_is_known_are_read() -> None:
    told = {
        "risk.graded", "risk.reassessed", "risk.lower_grade_approved", "risk.floor_departure_recorded",
        "risk.hit_marked", "missing.reviewed", "missing.decided", "missing.officers_deployed",
        "governing.grade_made_again",
    }  # fmt: skip
    assert told.isdisjoint(KINDS)
    assert [name for name in KINDS if latest(name) is None] == []


def test_what_was_entered_after_the_grade_is_left_out_even_where_it_happened_before(drawn: Desk) -> None:
    drawn.do(AddNews, CALL_HANDLER, kind="family", content="LATER: told late.", happened_at=STARTS)
    graded = drawn.events("risk.graded")[0].id
    words = [text for told in known_then(drawn.ledger, graded).sections.values() for one in told for text in one.words]
    assert not any("LATER" in text for text in words)


@given(
    st.sampled_from(["low", "medium", "high", "very low", "standard", "HIGH", "very_low"]),
    st.sampled_from(["graded {}", "{} risk", "assessed as {}", "risk is {}", "a {}-risk child", "Grade: {}"]),
    st.sampled_from(["", "He ", "Yesterday she was "]),
)
def test_a_level_that_somebody_wrote_is_covered(level: str, said: str, before: str) -> None:
    text = covered(f"{before}{said.format(level)} by the day shift.", "gwen")
    assert level.casefold() not in text.casefold()
    assert "day shift" in text


@pytest.mark.parametrize("text", ["Low mood since Tuesday.", "Last seen in the High Street.", "A medium build."])
def test_words_that_are_no_level_are_left(text: str) -> None:
    assert covered(text, "PS Hallam 4471") == text


def test_whoever_gave_the_first_grade_is_not_shown_it_again(desk: Desk, signed_in: SignedIn) -> None:
    first = acting("grader", Role.GRADER)
    desk.report()
    desk.train(first).at(20).do(GradeRisk, first, grade="medium", rationale="As told.")
    desk.now = STARTS + timedelta(days=8)
    desk.send(samples.drawing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="draw"))

    page = signed_in(Role.GRADER).get(f"/force/samples/{WEEK}/1/").content.decode()
    assert "You gave the first grade. Somebody else makes the second." in page


def test_whoever_had_a_part_in_the_case_is_not_shown_it_again(drawn: Desk, signed_in: SignedIn) -> None:
    drawn.do(AddNews, acting("grader", Role.GRADER), kind="family", content="Her aunt rang.")
    client = signed_in(Role.GRADER)

    page = client.get(f"/force/samples/{WEEK}/1/").content.decode()
    assert "You entered something in this case. Somebody who did not makes the second grade." in page
    assert "He left by the kitchen door." not in page
    assert "For somebody else: you had a part in it" in client.get(f"/force/samples/{WEEK}/").content.decode()


@pytest.mark.parametrize("path", ["/", "/my-duties/"])
def test_a_trained_grader_finds_the_grades_that_wait_for_a_second(drawn: Desk, signed_in: SignedIn, path: str) -> None:
    page = signed_in(Role.GRADER).get(path).content.decode()
    assert f'href="/force/samples/{WEEK}/">Second grades of {WEEK}</a>' in page
    assert "1 of 1 still to be made again, without seeing the first" in page


@pytest.mark.parametrize("path", ["/", "/my-duties/"])
def test_nobody_is_sent_to_grades_that_they_could_not_make_again(drawn: Desk, signed_in: SignedIn, path: str) -> None:
    assert "Second grades" not in signed_in(Role.SUPERVISOR).get(path).content.decode()
    given = samples.closing(drawn.ledger, WEEK, by=LEAD, at=drawn.now, key="c", why_left_out="Nobody had the time.")
    drawn.send(given)
    assert "Second grades" not in signed_in(Role.GRADER).get(path).content.decode()


def test_the_look_at_the_case_is_logged_although_the_page_does_not_name_it(
    drawn: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = behind_pages(drawn)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    assert signed_in(Role.GRADER).get(f"/force/samples/{WEEK}/1/").status_code == 200
    (look,) = parts.looks.noted(shown=str(CASE), actor=None)
    assert (look.actor, look.page) == ("grader", "show_again")


def test_a_second_grade_is_recorded_from_the_page(drawn: Desk, signed_in: SignedIn) -> None:
    given = {
        "key": "k1",
        "likelihood": "likely",
        "severity": "serious",
        "grade": "high",
        "reasons": "Out at night alone.",
    }
    answer = signed_in(Role.GRADER).post(f"/force/samples/{WEEK}/1/", given)
    assert answer.status_code == 302
    (second,) = drawn.events("governing.grade_made_again")
    assert (second.body["grade"], second.actor) == ("high", "grader")
