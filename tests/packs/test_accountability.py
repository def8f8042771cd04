"""What a report of the inspectorate obliges: day 56 is the last day, and every recommendation is followed up."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from tests.histories import at
from tests.packs import deriving
from wayhome.kernel.ids import SubjectKind
from wayhome.kernel.worktime import end_of_day

duties = partial(deriving.duties, scope=SubjectKind.REPORT, under="recommendations")
statuses = partial(deriving.statuses, scope=SubjectKind.REPORT, under="recommendations")
FAR = at("2030-01-01T09:00")
CLOSED = "assurance.cause_revisited cause=AC23-1 result=closed"


def published(when: str) -> str:
    return f"{when} assurance.report_published publication=AC published_on={when[:10]}"


def answered(when: datetime) -> str:
    return f"{when.isoformat()} assurance.comments_published address=https://example.org/comments"


@pytest.mark.parametrize(
    ("day_one", "day_56"),
    [
        ("2023-06-23T09:30", date(2023, 8, 17)),
        ("2024-01-10T00:00", date(2024, 3, 5)),  # through 29 February
        ("2026-03-02T09:30", date(2026, 4, 26)),  # clocks go forward
        ("2026-09-15T23:59:59", date(2026, 11, 9)),  # clocks go back; published in the last second of the day
        ("2026-11-20T12:00", date(2027, 1, 14)),  # through Christmas: calendar days, not working days
    ],
)
def test_the_comments_are_published_by_the_end_of_day_56_counting_the_day_of_publication(
    day_one: str, day_56: date
) -> None:
    last = end_of_day(day_56)

    (duty,) = duties("ACC-03", published(day_one), at=FAR)

    assert (day_56 - date.fromisoformat(day_one[:10])).days + 1 == 56
    assert duty.due_at == last
    assert statuses("ACC-03", published(day_one), answered(last), at=FAR) == ["met"]
    assert statuses("ACC-03", published(day_one), answered(last + timedelta(seconds=1)), at=FAR) == ["met_late"]
    assert duty.status_at(last) == "owed"
    assert duty.status_at(last + timedelta(seconds=1)) == "overdue"


def test_the_limit_and_the_duty_rest_on_statute_and_the_text_was_seen() -> None:
    (duty,) = duties("ACC-03", published("2026-03-02T09:30"), at=FAR)

    assert (duty.basis.strength, duty.basis.seen, duty.owed_by.agency) == ("statute", "text", "local_policing_body")


def test_eight_recommendations_are_eight_answers_and_one_left_out_is_named() -> None:
    names = [f"AC23-{cause}-{number}" for cause, numbers in ((1, 3), (2, 5)) for number in range(1, numbers + 1)]
    made = [f"2023-06-23T09:30 assurance.recommendation_made recommendation={name}" for name in names]
    given = [f"2023-08-17T12:00 assurance.recommendation_answered recommendation={name} answer=done" for name in names]

    found = duties("ACC-04", *made, *given[:-1], at=at("2023-08-18T00:00"))

    unanswered = [duty.obligation for duty in found if duty.status_at(at("2023-08-18T00:00")) == "overdue"]
    assert len(found) == 8
    assert unanswered == ["ACC-04:AC23-2-5"]


RECOMMENDED = "2023-06-23T09:30 assurance.recommendation_made recommendation=AC23-1-1 cause=AC23-1 due={}"
DUE = RECOMMENDED.format("2023-12-31T23:59:59+00:00")


def signed(when: str, kind: str, period: str = "", recommendation: str = "AC23-1-1") -> str:
    said = f"{when} assurance.statement_signed recommendation={recommendation} kind={kind}"
    period = f" period={period}" if period else ""
    return f"{said}{period} figures_at={when}:00+00:00 report=digest signed_by=chief_officer"


def test_a_recommendation_has_a_statement_at_its_own_date() -> None:
    assert statuses("ACC-06", DUE, signed("2023-12-31T23:59", "at_its_date"), at=FAR) == ["met"]
    assert statuses("ACC-06", DUE, signed("2024-01-01T00:00", "at_its_date"), at=FAR) == ["met_late"]
    assert statuses("ACC-06", DUE, at=at("2023-12-31T23:59:59")) == ["owed"]
    assert statuses("ACC-06", DUE, at=at("2024-01-01T00:00")) == ["overdue"]


def test_a_statement_is_owed_for_every_month_until_the_cause_is_closed() -> None:
    june, july = signed("2023-07-05T09:00", "monthly", "2023-06"), signed("2023-08-07T09:00", "monthly", "2023-07")
    now = at("2023-09-08T00:00")

    assert statuses("ACC-07", DUE, june, july, at=now) == ["met", "met", "overdue"]
    closed = f"2023-07-20T09:00 {CLOSED}"
    assert statuses("ACC-07", DUE, june, july, closed, at=now) == ["met", "met"]


def test_closing_another_cause_ends_nothing_here() -> None:
    other = "2023-07-20T09:00 assurance.cause_revisited cause=AC23-2 result=closed"

    assert len(statuses("ACC-07", DUE, other, at=at("2023-09-08T00:00"))) == 3


def test_what_the_inspectorate_decided_is_registered_cause_by_cause() -> None:
    events = [f"2025-02-26T09:00 assurance.cause_revisited cause=AC23-{cause} result=closed" for cause in (1, 2)]
    registered = "2025-02-28T09:00 assurance.outcome_registered cause=AC23-1"

    assert sorted(statuses("ACC-08", *events, registered, at=FAR)) == ["met", "overdue"]
