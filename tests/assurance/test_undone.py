"""Lines of enquiry left undone where words about the child were pointed out, beside the other cases."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from tests.casework.desk import OFFICER, Desk
from wayhome.assurance.undone import LINE, linked
from wayhome.casework.raise_line import RaiseLine
from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import RecordId


@dataclass(frozen=True)
class OneCase:
    """A case with one line of enquiry or none, at an instant."""

    record: RecordId
    duties: tuple[Duty, ...]
    at: datetime

    def in_status(self, *statuses: Status) -> tuple[Duty, ...]:
        """Return the duties that stand so."""
        return tuple(duty for duty in self.duties if duty.status_at(self.at) in statuses)


@pytest.fixture(scope="module")
def duty() -> Duty:
    """Return the duty that a line of enquiry raises."""
    desk = Desk()
    desk.report()
    desk.do(RaiseLine, OFFICER, line="ML-01", due=desk.now + timedelta(hours=2))
    return next(duty for duty in desk.duties() if duty.act == LINE)


def cases(duty: Duty, *, undone: int, done: int, begin: int = 0) -> list[OneCase]:
    """Return cases whose line fell due, so many of them without it."""
    at, met = duty.due_at + timedelta(hours=1), replace(duty, done_at=duty.raised_at)
    lines = [duty] * undone + [met] * done
    return [OneCase(RecordId(f"MC-{number}"), (one,), at) for number, one in enumerate(lines, start=begin)]


def test_more_undone_lines_where_words_were_pointed_out_than_chance_would_often_make_are_apart(duty: Duty):
    flagged = cases(duty, undone=20, done=5)
    found = linked([*flagged, *cases(duty, undone=5, done=20, begin=100)], {one.record for one in flagged})

    assert (len(found.flagged.undone), len(found.others.undone)) == (20, 5)
    assert found.apart.estimate == pytest.approx(0.6)
    assert found.apart.excludes_nought


def test_of_few_cases_nothing_is_said(duty: Duty):
    flagged = cases(duty, undone=2, done=1)
    found = linked([*flagged, *cases(duty, undone=1, done=2, begin=100)], {one.record for one in flagged})

    assert not found.apart.excludes_nought


def test_a_case_without_a_line_of_enquiry_is_in_no_group(duty: Duty):
    without = OneCase(RecordId("MC-9"), (), duty.due_at)

    assert linked([without], {without.record}).flagged.undone == ()
    assert linked([without], set()).others.done == ()


def test_a_line_that_is_not_due_yet_is_not_left_undone(duty: Duty):
    early = OneCase(RecordId("MC-1"), (duty,), duty.raised_at + timedelta(minutes=1))

    assert linked([early], set()).others.done == (early.record,)
