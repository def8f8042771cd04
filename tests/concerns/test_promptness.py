"""The first act for a child, the first thing found out, a standstill in the first fortnight: each by its own time."""

from datetime import timedelta

import pytest

from tests.casework.desk import DETECTIVE, OFFICER, Desk
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.concerns.refer_slavery import MakeSafe

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def opened(level: str | None = None) -> Desk:
    desk = Desk()
    desk.concern()
    if level:
        desk.do(AssessCaseRisk, DETECTIVE, level=level, reasons="As it is known.")
    return desk


@pytest.mark.parametrize(
    ("level", "rule", "hours"),
    [
        ("high", "PROMPT-01", 4), (None, "PROMPT-01", 24), ("standard", "PROMPT-01", 24),
        ("high", "PROMPT-02", 24), (None, "PROMPT-02", 48), ("medium", "PROMPT-02", 48), ("standard", "PROMPT-02", 72),
    ],
)  # fmt: skip
def test_each_first_act_is_owed_until_its_time_and_overdue_after(level: str | None, rule: str, hours: int) -> None:
    desk = opened(level)
    desk.now += hours * HOUR
    assert desk.statuses(rule) == ["owed"]
    desk.now += SECOND
    assert desk.statuses(rule) == ["overdue"]


@pytest.mark.parametrize(("level", "hours"), [("high", 48), (None, 72), ("standard", 120)])
def test_a_standstill_is_noticed_at_its_hour_and_not_before(level: str | None, hours: int) -> None:
    desk = opened(level)
    desk.now += hours * HOUR - SECOND
    assert desk.statuses("PROMPT-03") == []
    desk.now += SECOND
    assert desk.statuses("PROMPT-03") == ["owed"]


@pytest.mark.parametrize(("days", "noticed"), [(11, True), (12, False)])
def test_only_a_standstill_in_the_first_fortnight_is_this_one(days: int, noticed: bool) -> None:
    """After that the standstill of any investigation is noticed by the rule on standstills."""
    desk = opened()
    for day in range(2, days + 1):
        if day % 2 == 0 or day == days:
            desk.at(day * 24 * 60).do(MakeSafe, OFFICER, how="referred")
    desk.now += timedelta(days=3)
    assert desk.statuses("PROMPT-03") == (["owed"] if noticed else [])
