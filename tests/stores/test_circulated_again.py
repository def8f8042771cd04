"""A circulation that is up when the child is missing again is carried over, wherever the record is kept."""

from tests.casework.desk import OFFICER, Desk
from wayhome.application.ports import Ledger
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_search import Circulated

NOW = RecordId("MC-2")


def test_it_is_excused_where_the_child_was_found_and_owed_in_the_case_that_goes_on(ledger: Ledger) -> None:
    desk = Desk(ledger=ledger)
    desk.report()
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer"))
    desk.at(60).do(LocateChild, OFFICER, basis="spoken_to")
    desk.at(90).report(record=NOW, case=Subject("episode:A2"))
    assert desk.statuses("MC-72") == ["excused"]

    desk.at(200).do(LocateChild, OFFICER, record=NOW, basis="seen")
    assert desk.statuses("MC-72") == ["excused", "owed"]
