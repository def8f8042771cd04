"""Who stands first: high risk, then a life feared for, what nobody has read, what is late, and the longest silence."""

from dataclasses import replace
from datetime import date, timedelta

from tests.board.conftest import Board
from tests.board.people import grade
from tests.casework.desk import CALL_HANDLER, OFFICER, STARTS, reporting
from wayhome.application.board.row import BoardRow, by_risk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Factor, RecordAnswers
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

    assert order(seen) == ["MC-young", "MC-ungraded"]


def test_what_nobody_has_read_stands_before_what_is_late(seen: Board):
    report(seen, "one")
    unread = seen.row(1, "MC-one")
    late = replace(unread, unread=(), owing=replace(unread.owing, overdue=2))

    assert not unread.owing.overdue
    assert sorted([late, unread], key=by_risk) == [unread, late]


def test_what_is_late_stands_before_a_longer_silence(seen: Board):
    report(seen, "quiet")
    seen.desk.at(30)
    report(seen, "late")
    read = {row.record: replace(row, unread=(), owing=replace(row.owing, overdue=0))
            for row in seen.rows()}  # fmt: skip
    late = replace(read[RecordId("MC-late")], owing=replace(read[RecordId("MC-late")].owing, overdue=1))

    assert min([read[RecordId("MC-quiet")], late], key=by_risk) == late


def test_of_two_alike_the_longest_silence_stands_first(seen: Board):
    first, second = report(seen, "first"), report(seen, "second")
    seen.desk.at(10).do(SendOfficers, OFFICER, record=first)

    assert order(seen) == [second, first]


def test_a_child_who_was_found_stands_after_every_child_still_missing(seen: Board):
    young = report(seen, "young", born=date(2019, 1, 1))
    report(seen, "older")
    seen.desk.at(10).do(LocateChild, OFFICER, record=young, basis="spoken_to")

    assert order(seen) == ["MC-older", young]


def test_of_children_at_high_risk_the_longest_silence_that_is_too_long_stands_before_what_is_unread(seen: Board):
    report(seen, "one", born=date(2019, 1, 1))
    unread = seen.row(1, "MC-one")
    read = replace(unread, unread=(), owing=replace(unread.owing, overdue=0))
    quiet = replace(read, silence=replace(read.silence, broken=True))
    longer = replace(quiet, record=RecordId("MC-longer"), since=STARTS - timedelta(days=3))

    assert unread.risk.is_high
    assert sorted([unread, quiet, longer], key=by_risk) == [longer, quiet, unread]


def test_a_silence_that_is_too_long_moves_no_child_who_is_not_at_high_risk(seen: Board):
    report(seen, "one")
    unread = seen.row(1, "MC-one")
    quiet = replace(unread, unread=(), silence=replace(unread.silence, broken=True))

    assert not unread.risk.is_high
    assert sorted([quiet, unread], key=by_risk) == [unread, quiet]


def fear(seen: Board, record: RecordId, factor: str = "SUICIDE_SELF_HARM") -> None:
    seen.desk.do(RecordAnswers, OFFICER, record=record, factors=(Factor(factor=factor, present="yes"),))


def broken_for_days(row: BoardRow) -> BoardRow:
    """Return the row of another child at the same level, for whom nothing was done for days."""
    quiet = replace(row.silence, broken=True)
    risk = replace(row.risk, life=False)
    return replace(row, record=RecordId("MC-days"), risk=risk, silence=quiet, since=STARTS - timedelta(days=3))


def test_a_life_feared_for_and_nobody_looking_yet_stands_before_a_silence_of_days(seen: Board):
    record = report(seen, "one", born=date(2016, 1, 1))
    fear(seen, record)
    feared = seen.row(48, record)
    days = broken_for_days(feared)

    assert feared.presses
    assert sorted([days, feared], key=by_risk) == [feared, days]


def test_a_life_feared_for_stands_where_its_silence_puts_it_once_somebody_looks(seen: Board):
    record = report(seen, "one", born=date(2016, 1, 1))
    fear(seen, record)
    seen.desk.at(10).do(SendOfficers, OFFICER, record=record)
    looked_for = seen.row(48, record)
    days = broken_for_days(looked_for)

    assert looked_for.risk.life
    assert sorted([days, looked_for], key=by_risk) == [days, looked_for]


def test_a_danger_that_is_not_to_life_does_not_stand_before_a_silence_of_days(seen: Board):
    record = report(seen, "one", born=date(2016, 1, 1))
    fear(seen, record, "CSE")
    exploited = seen.row(48, record)
    days = broken_for_days(exploited)

    assert exploited.risk.is_high
    assert sorted([days, exploited], key=by_risk) == [days, exploited]


def test_of_two_lives_feared_for_whom_nobody_looks_for_the_longest_silence_stands_first(seen: Board):
    first, second = report(seen, "first"), report(seen, "second")
    fear(seen, second)
    seen.desk.at(10)
    fear(seen, first)
    of_days = replace(seen.row(48, second), since=STARTS - timedelta(days=3))

    assert min([seen.row(48, first), of_days], key=by_risk) == of_days


def test_a_grade_of_high_does_not_hide_that_a_life_is_feared_for(seen: Board):
    record = report(seen, "one")
    fear(seen, record)
    grade(seen.desk, record, "high")

    assert seen.row(10, record).presses


def test_a_child_missing_again_presses_until_somebody_looks_again(seen: Board):
    record = report(seen, "one")
    fear(seen, record)
    row = seen.row(10, record)
    seen.desk.do(SendOfficers, OFFICER, record=record)
    looked_for = seen.row(20, record)

    assert row.presses
    assert not looked_for.presses
    assert replace(looked_for, since=seen.desk.at(30).now).presses


def test_whoever_is_found_no_longer_presses(seen: Board):
    record = report(seen, "one")
    fear(seen, record)
    seen.desk.at(10).do(LocateChild, OFFICER, record=record, basis="spoken_to")

    assert not seen.row(20, record).presses
