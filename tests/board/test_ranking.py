"""Who stands first: high or treated as high, then what nobody has read, then what is late, then the longest silence."""

from dataclasses import replace
from datetime import date, timedelta

from tests.board.conftest import Board
from tests.casework.desk import CALL_HANDLER, OFFICER, STARTS, reporting
from wayhome.application.board.row import by_risk
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
