"""What a sample of one's own grades showed: said to whoever gave them once their lead closed it, and to nobody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from tests.casework.desk import CASE, GRADER, LEAD, STARTS, Desk
from tests.casework.desk import signed_in as acting
from tests.web.conftest import SignedIn
from tests.web.desk import behind_pages
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.governing import samples
from wayhome.casework.governing.grade_again import GradeAgain
from wayhome.casework.grade_risk import GradeRisk

WEEK, PAGE = "2026-W10", "/training/mine/samples/2026-W10/"
OWN, SECOND = acting("grader", Role.GRADER), acting("sunil", Role.GRADER)


@pytest.fixture
def drawn(desk: Desk) -> Desk:
    """Return a desk with a grade of the grader's that was made again, and came out higher."""
    desk.train(OWN).train(SECOND).train(GRADER)
    desk.report()
    desk.at(20).do(GradeRisk, OWN, grade="medium", rationale="She is with friends.")
    desk.now = STARTS + timedelta(days=8)
    desk.send(samples.drawing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="draw"))
    graded = desk.events("risk.graded")[0]
    made = samples.again(desk.ledger, WEEK, graded.id, "high", by=LEAD, at=desk.now, key="k")
    names = ("about", "period", "graded", "record", "child", "episode", "grade")
    desk.do(GradeAgain, SECOND, **{name: getattr(made, name) for name in names}, reasons="Nobody knows these friends.")
    return desk


def close(desk: Desk) -> None:
    desk.send(samples.closing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="close"))


def read(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert faults(answer.content.decode()) == []
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_one_sees_which_grade_it_was_with_both_reasons_and_what_was_said_of_it(drawn: Desk, signed_in: SignedIn):
    close(drawn)

    page = read(signed_in(Role.GRADER))

    assert "What a sample of your grades showed: the week of 2 March 2026" in page
    assert re.search(r"MC-1 *: you graded medium, the second grader high", page)
    assert "She is with friends." in page
    assert "Nobody knows these friends." in page
    assert "something to learn from." in page
    assert "sunil" not in page


def test_what_is_owed_names_the_week_and_leads_to_its_grades(drawn: Desk, signed_in: SignedIn):
    close(drawn)
    client = signed_in(Role.GRADER)

    assert "Go through what a sample of your grades showed: the week of 2 March 2026" in read(client, "/training/mine/")
    assert f'href="{PAGE}">See which grades, and why' in client.get("/training/mine/").content.decode()


def test_until_the_sample_is_closed_nothing_of_it_is_shown(drawn: Desk, signed_in: SignedIn):
    page = read(signed_in(Role.GRADER))

    assert "Nothing to go through of the week of 2 March 2026" in page
    assert "Your lead closes it." in page
    assert "Nobody knows these friends." not in page


def test_nobody_is_shown_what_was_found_of_somebody_elses_grades(drawn: Desk, signed_in: SignedIn):
    close(drawn)

    for role in (Role.FORCE_LEAD, Role.TRAINING_LEAD, Role.SUPERVISOR):
        assert "Nobody knows these friends." not in signed_in(role).get(PAGE).content.decode()


def test_that_somebody_looked_at_the_case_is_kept(drawn: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch):
    close(drawn)
    parts = behind_pages(drawn)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)

    read(signed_in(Role.GRADER))

    (look,) = parts.looks.noted(shown=str(CASE), actor=None)
    assert (look.actor, look.page) == ("grader", "show_own_sample")
