"""Which duties an act met: each stands once, and one met both late and in time says of when each is."""

import re

from tests.casework.desk import CASE, GRADER, Desk
from tests.casework.test_grading import COMPLETE
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.grade_risk import GradeRisk
from wayhome.web.cases.time_line import MetView, each_once
from wayhome.web.presenting.marks import Mark

IN_TIME, LATE = (Mark(words=words, shape="tick", kind="met") for words in ("Met", "Met late"))
TRAINED = "Have the risk graded by someone whose training is in date"


def met(mark: Mark = IN_TIME, *, late: str = "", since: str = "19:02 today", title: str = "Grade it") -> MetView:
    return MetView(mark=mark, title=title, late=late, since=since)


def said(*views: MetView) -> list[tuple[str, str]]:
    return [(one.mark.words, one.words) for one in each_once(views)]


def test_a_grade_that_puts_an_earlier_one_right_says_which_of_the_two_was_late(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(2).do(GradeRisk, GRADER, record=CASE, **COMPLETE)
    desk.train(GRADER)
    desk.at(40).do(GradeRisk, GRADER, record=CASE, **COMPLETE)

    html = signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/time-line/").content.decode()

    met = re.search(r'<ul class="app-entry__met">(.*?)</ul>', html, re.DOTALL)
    assert met
    lines = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in re.findall(r"<li>(.*?)</li>", met[1], re.DOTALL)]
    of_training = [one for one in lines if TRAINED in one]
    assert len(of_training) == 2
    assert {"19:02" in one for one in of_training} == {"19:40" in one for one in of_training} == {True, False}
    assert all("owed since" in one for one in of_training)


def test_a_duty_met_twice_alike_stands_once():
    assert said(met(), met(since="19:40 today")) == [("Met", "Grade it")]


def test_a_duty_met_once_does_not_say_since_when_it_was_owed():
    assert said(met(LATE, late=", 2 h late"), met(title="Send officers")) == [
        ("Met late", "Grade it, 2 h late"), ("Met", "Send officers"),
    ]  # fmt: skip


def test_a_duty_met_late_and_in_time_at_once_says_since_when_each_was_owed():
    assert said(met(LATE, late=", 2 h late"), met(since="21:02 today")) == [
        ("Met late", "Grade it, 2 h late, owed since 19:02 today"), ("Met", "Grade it, owed since 21:02 today"),
    ]  # fmt: skip
