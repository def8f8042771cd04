"""The command's journey: the table is whole, and whoever acts while the case moves on loses nothing."""

import importlib
import pkgutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import wayhome.casework
from tests.casework.desk import CASE, GRADER, OFFICER, SERGEANT, Desk, words
from wayhome.application.handling import TRIES
from wayhome.application.ports import History
from wayhome.application.refusals import Conflict
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.commands import Command, digest
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.make_plan import MakePlan
from wayhome.casework.report_whereabouts import ReportWhereabouts
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.table import ACTS
from wayhome.kernel.ids import RecordId, Subject
from wayhome.store.memory import MemoryLedger


class Busy(MemoryLedger):
    """A ledger in which somebody else makes an entry just after a case was read."""

    meanwhile: Callable[[], object] | None = None
    times = 0

    def read(self, record: RecordId) -> History:
        found = super().read(record)
        if self.meanwhile is not None and self.times > 0:
            self.times -= 1
            self.meanwhile()
        return found


@pytest.fixture
def ledger() -> Busy:
    return Busy()


@pytest.fixture
def desk(ledger: Busy) -> Desk:
    made = Desk(ledger=ledger)
    made.report()
    return made.at(10)


def somebody_else(desk: Desk, ledger: Busy, times: int) -> None:
    elsewhere = Desk(ledger=ledger, now=desk.now)
    elsewhere.supplies, elsewhere.keys = desk.supplies, desk.keys

    def enter() -> None:
        left, ledger.times = ledger.times, 0
        elsewhere.do(SendOfficers, OFFICER)
        ledger.times = left

    ledger.meanwhile, ledger.times = enter, times


def commands() -> set[str]:
    """Return the name of every command that a file of casework declares; of one with kinds of its own, those."""
    for module in pkgutil.walk_packages(wayhome.casework.__path__, "wayhome.casework."):
        importlib.import_module(module.name)
    every = under(Command)
    return {kind.__name__ for kind in every} - {
        kind.__name__ for kind in every if kind.__subclasses__() and kind not in ACTS
    }


def under(base: type[Command]) -> set[type[Command]]:
    """Return every kind of command below one, however far down."""
    below = set(base.__subclasses__())
    return below.union(*map(under, below))


def test_every_command_has_its_act_and_every_act_a_command() -> None:
    assert commands() == {command.__name__ for command in ACTS}


def test_every_act_says_what_it_is_for() -> None:
    assert all(act.decide.__doc__ for act in ACTS.values())


@pytest.mark.parametrize("times", [1, TRIES, TRIES + 2])
def test_an_entry_is_kept_however_busy_the_case_is(desk: Desk, ledger: Busy, times: int) -> None:
    somebody_else(desk, ledger, times)

    desk.do(ActToLocate, OFFICER, kind="visit")

    assert len(desk.events("enquiry.locating_action_taken")) == 1
    assert len(desk.events("missing.officers_deployed")) >= 1


def test_a_decision_that_the_case_overtook_is_refused_in_words(desk: Desk, ledger: Busy) -> None:
    somebody_else(desk, ledger, 1)

    with pytest.raises(Conflict, match="Since you opened MC-1, 1 more entry was made"):
        desk.do(MakePlan, SERGEANT, hypotheses=2)

    assert desk.events("missing.plan_made") == []
    assert len(desk.events("missing.officers_deployed")) == 1


def test_a_grade_is_kept_although_somebody_else_entered_something_meanwhile(desk: Desk, ledger: Busy) -> None:
    seen = desk.ledger.read(CASE).sequence
    somebody_else(desk, ledger, 1)

    handled = desk.do(GradeRisk, GRADER, grade="high", seen=seen)

    assert len(desk.events("risk.graded")) == 1
    assert "1 entry was made after you opened the case." in words(handled.notices)


def test_the_digest_of_a_command_holds_no_words_about_the_child(desk: Desk) -> None:
    given = {"happened_at": desk.now, "key": "k"}
    one = desk.ask(ReportWhereabouts, OFFICER, **given, words="She is at her aunt's.")
    other = desk.ask(ReportWhereabouts, OFFICER, **given, words="She is with friends.")
    third = desk.ask(ReportWhereabouts, OFFICER, **given, means="message")

    assert digest(one) == digest(other) != digest(third)


def test_eight_calls_about_one_child_at_once_open_one_case() -> None:
    desk = Desk()
    records = [RecordId(f"MC-{number}") for number in range(1, 9)]

    with ThreadPoolExecutor(max_workers=8) as callers:
        calls = [
            callers.submit(desk.report, record=record, case=Subject(f"episode:{record}"), key=f"call-{record}")
            for record in records
        ]
    assert all(call.result().entered for call in calls)

    assert sum(bool(desk.events("missing.reported", record=record)) for record in records) == 1
    assert sum(len(desk.events("missing.information_received", record=record)) for record in records) == 7
