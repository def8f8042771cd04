"""``calendar/1``: at the end of each period something is owed for it, and the act names the period."""

import pytest

from tests.duties.small import derived, limb, statuses
from tests.histories import at, rule
from wayhome.duties.duty import next_change
from wayhome.rulebook.schema import Duty

ACTIVATED = "record.pack_activated pack=P content=C first=A second=B"


def yearly(every: str = "year", **given: object) -> Duty:
    return rule(
        scope="force", shape="calendar/1", raised_by="record.pack_activated", take="first", every=every,
        within=limb(days=30), met_by="partner.national_return_submitted", **given,
    )  # fmt: skip


RETURN = yearly()
SENT = "partner.national_return_submitted period"


@pytest.mark.parametrize(
    ("every", "period", "ends"),
    [
        ("week", "2026-W10", "2026-03-08T23:59:59"),
        ("month", "2026-03", "2026-03-31T23:59:59"),
        ("quarter", "2026-Q1", "2026-03-31T23:59:59"),
        ("year", "2026", "2026-12-31T23:59:59"),
    ],
)
def test_each_kind_of_period_has_its_name_and_its_end(every: str, period: str, ends: str) -> None:
    (found,) = derived(yearly(every), f"2026-03-02T09:00 {ACTIVATED}", horizon="2026-03-03T00:00")

    assert (found.occurrence, found.raised_at) == (period, at(ends))


def test_the_first_week_of_a_year_may_begin_in_the_old_one() -> None:
    (found,) = derived(yearly("week"), f"2025-12-30T09:00 {ACTIVATED}", horizon="2025-12-31T00:00")

    assert (found.occurrence, found.raised_at) == ("2026-W01", at("2026-01-04T23:59:59"))


def test_every_period_is_owed_until_the_horizon() -> None:
    assert len(derived(yearly("month"), f"2026-01-15T09:00 {ACTIVATED}", horizon="2026-06-15T00:00")) == 6


def test_owed_met_late_and_overdue() -> None:
    begun = f"2025-06-01T09:00 {ACTIVATED}"

    assert statuses(RETURN, begun, asked="2025-12-31T23:59:58") == []
    assert statuses(RETURN, begun, asked="2026-01-15T00:00") == ["owed"]
    for time, expected in (("2026-01-30T23:59:59", "met"), ("2026-01-31T00:00", "met_late")):
        assert statuses(RETURN, begun, f"{time} {SENT}=2025", asked="2026-02-15T00:00") == [expected]
    assert statuses(RETURN, begun, asked="2026-01-31T00:00") == ["overdue"]


def test_an_act_for_another_period_does_not_count() -> None:
    lines = [f"2025-06-01T09:00 {ACTIVATED}", f"2026-01-10T09:00 {SENT}=2024"]

    assert statuses(RETURN, *lines, asked="2026-02-15T00:00") == ["overdue"]


def test_at_the_last_second_of_a_period_the_next_is_already_awaited() -> None:
    """Where it is due as the period ends, nothing else would wake the derivation for the period that follows."""
    ended = "2026-03-08T23:59:59"
    found = derived(yearly("week"), f"2026-03-02T09:00 {ACTIVATED}", horizon=ended)

    assert [duty.occurrence for duty in found] == ["2026-W10", "2026-W11"]
    assert next_change(found[1:], at(ended)) == at("2026-03-15T23:59:59")
