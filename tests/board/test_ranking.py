"""Who stands first: high or treated as high, then what nobody has read, then what is late, then the longest silence."""

from datetime import date

from tests.board.conftest import Board
from tests.casework.desk import CALL_HANDLER, GRADER, OFFICER, reporting
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject


def report(seen: Board, name: str, *, born: date = date(2011, 1, 1)) -> RecordId:
    record = RecordId(f"MC-{name}")
    child = reporting(
        child=Subject(f"child:{name}"), record=record, case=Subject(f"episode:{name}"), name=name, date_of_birth=born,
        nation="england",
    )  # fmt: skip
    seen.desk.do(TakeReport, CALL_HANDLER, children=(child,), informant="parent")
    return record


def order(seen: Board) -> list[str]:
    return [row.record for row in seen.rows()]


def test_a_child_treated_as_high_stands_before_one_nobody_has_graded(seen: Board):
    report(seen, "ungraded")
    report(seen, "young", born=date(2019, 1, 1))

    assert order(seen.desk.at(1) and seen) == ["MC-young", "MC-ungraded"]


def test_what_nobody_has_read_stands_before_what_is_late(seen: Board):
    seen.desk.train(GRADER)
    read = report(seen, "read")
    seen.desk.at(1).do(
        GradeRisk, GRADER, record=read, grade="medium", likelihood="likely", severity="not_serious", rationale="Told."
    )
    seen.desk.at(300)
    report(seen, "unread")

    rows = {row.record: row for row in seen.rows()}
    assert rows["MC-read"].owing.overdue
    assert not rows["MC-unread"].owing.overdue
    # Both have questions nobody asked; the one that is late stands first only where both are unread.
    assert rows["MC-unread"].risk.is_unread


def test_of_two_alike_the_longest_silence_stands_first(seen: Board):
    first, second = report(seen, "first"), report(seen, "second")
    seen.desk.at(10).do(SendOfficers, OFFICER, record=first)

    assert order(seen) == [second, first]


def test_a_child_who_was_found_stands_after_every_child_still_missing(seen: Board):
    young = report(seen, "young", born=date(2019, 1, 1))
    report(seen, "older")
    seen.desk.at(10).do(LocateChild, OFFICER, record=young, basis="spoken_to")

    assert order(seen) == ["MC-older", young]
