"""The coming shifts: who on the rota may grade, at the hour at which the fewest may, against what was reported."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from tests.casework.desk import CASE, GRADER, INSPECTOR, Desk, england_wales, reporting
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.training.gaps import Coverage, coverage
from wayhome.application.training.people import everyone
from wayhome.casework.take_report import LookedUp, TakeReport
from wayhome.duties.holding import READ_FOR_A_ROSTER
from wayhome.duties.in_force import InForce
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.workforce import AbsenceRecorded, PostHeld

HOUR = timedelta(hours=1)
ALWAYS = InForce.always(england_wales())


def on_rota(desk: Desk, who: str, post: str, start: datetime, end: datetime | None = None) -> None:
    named = (Subject(f"post:{post}"),)
    draft = Draft(fact=PostHeld(officer=who, role="grader", start=start, end=end), happened_at=start, subjects=named)
    enter(Entry(record=RecordId(named[0]), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def covered(desk: Desk) -> Coverage:
    roster = Roster(sealed.event for name in READ_FOR_A_ROSTER for sealed in desk.ledger.of_type(name))
    people = everyone(desk.ledger, roster, ALWAYS, desk.now)
    found = coverage(people, roster, desk.ledger, england_wales().pack, desk.now)
    assert found is not None
    return found


def test_there_are_twenty_one_shifts_the_first_of_them_the_one_now_running() -> None:
    desk = Desk()
    on_rota(desk, "gwen", "P-2", desk.now)

    shifts = covered(desk).shifts

    assert len(shifts) == 21
    assert (shifts[0].start, shifts[0].end) == (desk.now, desk.now + 4 * HOUR)
    assert all(one.end == other.start for one, other in pairwise(shifts))


def test_whoever_is_on_the_rota_and_may_not_grade_covers_nothing() -> None:
    desk = Desk()
    on_rota(desk, "gwen", "P-2", desk.now)

    (first, *_) = covered(desk).shifts
    assert (first.fewest, first.may_grade, first.is_gap, first.has_rota) == (0, (), True, True)

    desk.train(GRADER)
    (first, *_) = covered(desk).shifts
    assert (first.fewest, first.may_grade, first.is_gap) == (1, ("gwen",), False)


def test_a_shift_is_as_covered_as_its_emptiest_hour() -> None:
    desk = Desk().train(GRADER).train(INSPECTOR)
    on_rota(desk, "gwen", "P-2", desk.now)
    on_rota(desk, "ines", "P-6", desk.now, desk.now + HOUR)

    (first, *_) = covered(desk).shifts
    assert (first.fewest, first.fewest_at) == (1, desk.now + HOUR)
    assert set(first.may_grade) == {"gwen", "ines"}


def test_training_that_runs_out_before_a_shift_does_not_cover_it() -> None:
    desk = Desk().train(GRADER, until=date(2026, 3, 4))
    on_rota(desk, "gwen", "P-2", desk.now)

    gaps = [one.start.date() for one in covered(desk).shifts if one.is_gap]
    assert min(gaps) == date(2026, 3, 5)


def test_whoever_is_away_covers_nothing_whatever_the_rota_says() -> None:
    desk = Desk().train(GRADER)
    on_rota(desk, "gwen", "P-2", desk.now)
    desk.tell_of(GRADER, AbsenceRecorded(start=desk.now + HOUR))

    (first, *_) = covered(desk).shifts
    assert (first.fewest, first.has_rota) == (0, False)


def test_a_shift_for_which_nobody_is_on_the_rota_yet_is_told_apart() -> None:
    desk = Desk().train(GRADER)
    on_rota(desk, "gwen", "P-2", desk.now, desk.now + 24 * HOUR)

    last = covered(desk).shifts[-1]
    assert (last.is_gap, last.has_rota) == (True, False)


def test_children_reported_in_the_same_hours_of_the_last_twelve_weeks_are_counted_once_each() -> None:
    desk = Desk()
    on_rota(desk, "gwen", "P-2", desk.now)
    desk.report()
    desk.at(10).report()
    unknown = LookedUp(outcome="no_match", asked_with="Bea")
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), looked_up=unknown)
    desk.at(60 * 10).do(TakeReport, GRADER, children=(other,), informant="parent")

    found = covered(desk.at(60 * 24))

    evening, night, _ = found.shifts[:3]
    assert found.reports == 2
    assert (evening.reports, night.reports) == (1, 1)
    assert desk.events("missing.reported", record=CASE)


def test_what_was_reported_more_than_twelve_weeks_ago_is_not_counted() -> None:
    desk = Desk()
    on_rota(desk, "gwen", "P-2", desk.now)
    desk.report()

    assert covered(desk.at(60 * 24 * 84)).reports == 1
    assert covered(desk.at(60 * 24 * 84 + 1)).reports == 0


def test_gaps_come_with_the_hours_of_most_reports_first() -> None:
    desk = Desk()
    on_rota(desk, "gwen", "P-2", desk.now)
    desk.report()

    gaps = covered(desk).gaps
    assert [one.reports for one in gaps] == sorted((one.reports for one in gaps), reverse=True)
    assert gaps[0].end.hour == 23


def test_without_a_rota_nothing_is_said_of_any_shift() -> None:
    desk = Desk()

    assert coverage((), None, desk.ledger, england_wales().pack, desk.now) is None
