"""Children reported missing to the desk of the tests, a line each."""

from datetime import date

from tests.casework.desk import CALL_HANDLER, GRADER, Desk, reporting
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.child import FlagSet


def report(desk: Desk, name: str, *, years: int = 14, area: str | None = None) -> RecordId:
    """Report a child of some years missing now."""
    record = RecordId(f"MC-{name}")
    child = reporting(
        child=Subject(f"child:{name}"), record=record, case=Subject(f"episode:{name}"), name=name, nation="england",
        date_of_birth=date(desk.now.year - years, 1, 1), identity_complete=True,
    )  # fmt: skip
    desk.do(TakeReport, CALL_HANDLER, children=(child,), informant="parent", area=area)
    return record


def grade(desk: Desk, record: RecordId, level: str) -> None:
    """Grade the risk to a child now, by somebody who was trained to."""
    desk.train(GRADER)
    desk.do(
        GradeRisk, GRADER, record=record, grade=level, likelihood="likely", severity="not_serious", rationale="As told."
    )


def flag(desk: Desk, name: str, kind: str, confidence: str) -> None:
    """Flag now that a child is, or may be, exploited."""
    fact = FlagSet.model_validate({"kind": kind, "confidence": confidence})
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(Subject(f"child:{name}"),))
    enter(Entry(record=RecordId(f"C-{name}"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
