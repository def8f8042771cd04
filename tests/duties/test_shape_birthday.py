"""``birthday/1``: what was settled for a younger child is settled again when the child reaches an age."""

from tests.duties.small import derived, limb, statuses
from tests.histories import at, rule
from wayhome.duties.duty import next_change

AGREE = rule(
    scope="child", shape="birthday/1", ages=[16, 18], within=limb(working_days=5), met_by="child.trigger_plan_updated",
)  # fmt: skip
BORN = "2026-01-05T08:00 child.described date_of_birth=2010-03-02"
AGREED = "child.trigger_plan_updated"


def test_it_arises_at_midnight_of_the_birthday_in_london() -> None:
    assert statuses(AGREE, BORN, asked="2026-03-01T23:59:59") == []
    assert statuses(AGREE, BORN, asked="2026-03-02T00:00") == ["owed"]


def test_a_summer_birthday_begins_at_midnight_of_summer_time() -> None:
    (sixteen, _) = derived(AGREE, "2026-01-05T08:00 child.described date_of_birth=2010-07-01")

    assert sixteen.raised_at == at("2026-07-01T00:00+01:00")


def test_met_late_and_overdue() -> None:
    for time, expected in (("2026-03-09T23:59:59", "met"), ("2026-03-10T00:00", "met_late")):
        assert statuses(AGREE, BORN, f"{time} {AGREED}", asked="2026-04-01T00:00") == [expected]
    assert statuses(AGREE, BORN, asked="2026-03-10T00:00") == ["overdue"]


def test_each_age_is_its_own_duty() -> None:
    assert [duty.occurrence for duty in derived(AGREE, BORN)] == ["16", "18"]


def test_a_birthday_to_come_is_awaited_whatever_the_horizon() -> None:
    found = derived(AGREE, BORN, horizon="2026-01-06T00:00")

    assert next_change(found, at("2026-01-06T00:00")) == at("2026-03-02T00:00")


def test_someone_born_on_29_february_reaches_an_age_on_1_march_of_a_common_year() -> None:
    (sixteen, eighteen) = derived(AGREE, "2026-01-05T08:00 child.described date_of_birth=2008-02-29")

    assert (sixteen.raised_at, eighteen.raised_at) == (at("2024-02-29T00:00"), at("2026-03-01T00:00"))


def test_the_birth_date_last_recorded_decides() -> None:
    found = derived(AGREE, BORN, "2026-01-06T08:00 child.described date_of_birth=2011-03-02")

    assert found[0].raised_at == at("2027-03-02T00:00")


def test_nothing_is_known_of_a_birthday_without_a_birth_date() -> None:
    assert derived(AGREE, "2026-01-05T08:00 child.described age_stated=15") == ()


def test_nothing_arises_where_the_rule_is_not_for_the_child() -> None:
    in_care = rule(
        scope="child", shape="birthday/1", ages=[16], within=limb(working_days=5), met_by=AGREED,
        when={"care_status": "looked_after"},
    )  # fmt: skip

    assert derived(in_care, BORN) == ()
    assert len(derived(in_care, f"{BORN} care_status=looked_after")) == 1
