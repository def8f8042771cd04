"""Children reported missing to the desk of the tests, a line each."""

from datetime import date

from tests.casework.desk import CALL_HANDLER, GRADER, Desk, reporting
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject


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
