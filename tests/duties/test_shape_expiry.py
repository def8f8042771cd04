"""``expiry/1``: what lasts until a day is renewed by the end of it, and that is owed from some days before."""

from tests.duties.small import derived, statuses
from tests.histories import BASIS, at, rule
from wayhome.duties.duty import next_change

LASTS = "workforce.competence_recorded competence=driving valid_until"
RENEW = rule(
    scope="officer", shape="expiry/1", raised_by="workforce.competence_recorded", notice_days=60,
    within={"days": 0, "from_field": "valid_until", "basis": BASIS},
    met_by={"event": "workforce.competence_recorded", "where": {"competence": {"same_as_raising": "competence"}}},
    ends_with="workforce.officer_left",
)  # fmt: skip
SAME = {"competence": {"same_as_raising": "competence"}}
LASTING = rule(
    scope="officer", shape="expiry/1", raised_by="workforce.competence_recorded", notice_days=60,
    within={"days": 0, "from_field": "valid_until", "basis": BASIS},
    met_by={"event": "workforce.competence_recorded", "where": {**SAME, "valid_until": {"from_day_of": "valid_until"}}},
    ends_with=["workforce.officer_left", {"event": "workforce.competence_withdrawn", "where": SAME}],
)  # fmt: skip
UNTIL_MARCH = f"2025-03-31T09:00 {LASTS}=2026-03-31"


def test_it_is_owed_from_midnight_sixty_days_before_and_overdue_after_the_last_day() -> None:
    assert statuses(RENEW, UNTIL_MARCH, asked="2026-01-29T23:59:59") == []
    assert statuses(RENEW, UNTIL_MARCH, asked="2026-01-30T00:00") == ["owed"]
    assert statuses(RENEW, UNTIL_MARCH, asked="2026-03-31T23:59:59+01:00") == ["owed"]
    assert statuses(RENEW, UNTIL_MARCH, asked="2026-04-01T00:00+01:00") == ["overdue"]


def test_what_is_renewed_long_before_never_owes_anything() -> None:
    renewed = f"2025-11-01T09:00 {LASTS}=2027-03-31"

    assert [duty.raised_by for duty in derived(RENEW, UNTIL_MARCH, renewed)] == ["#2"]


def test_renewed_within_the_notice_it_is_met_and_afterwards_met_late() -> None:
    for day, expected in (("2026-02-10", "met"), ("2026-04-02", "met_late")):
        renewed = f"{day}T09:00 {LASTS}=2027-03-31"
        assert statuses(RENEW, UNTIL_MARCH, renewed, asked="2026-05-01T09:00") == [expected]


def test_what_an_earlier_certificate_outlasts_owes_nothing_and_the_earlier_one_is_renewed() -> None:
    shorter = f"2025-06-01T09:00 {LASTS}=2025-12-31"

    assert statuses(RENEW, UNTIL_MARCH, shorter, asked="2026-01-29T23:59:59") == []
    (duty,) = derived(LASTING, UNTIL_MARCH, shorter)
    assert (duty.raised_by, duty.done_by) == ("#1", None)


def test_of_two_that_last_to_the_same_day_the_later_is_to_be_renewed() -> None:
    (duty,) = derived(LASTING, UNTIL_MARCH, f"2025-06-01T09:00 {LASTS}=2026-03-31")

    assert (duty.raised_by, duty.done_by) == ("#2", None)


def test_what_was_withdrawn_before_outlasts_nothing() -> None:
    withdrawn = "2025-05-01T09:00 workforce.competence_withdrawn competence=driving reason=failed"
    shorter = f"2025-06-01T09:00 {LASTS}=2025-12-31"

    assert statuses(LASTING, UNTIL_MARCH, withdrawn, shorter, asked="2026-01-01T09:00") == ["overdue"]


def test_another_competence_outlasts_nothing() -> None:
    other = f"2025-03-31T09:00 {LASTS.replace('driving', 'swimming')}=2027-03-31"
    shorter = f"2025-06-01T09:00 {LASTS}=2025-12-31"

    assert statuses(LASTING, other, shorter, asked="2026-01-01T09:00") == ["overdue"]


def test_whoever_leaves_before_the_notice_owes_nothing_and_within_it_the_duty_lapses() -> None:
    left = "workforce.officer_left at=2026-01-01T09:00:00Z"

    assert derived(RENEW, UNTIL_MARCH, f"2025-12-01T09:00 {left}") == ()
    assert statuses(RENEW, UNTIL_MARCH, f"2026-02-10T09:00 {left}", asked="2026-05-01T09:00") == ["lapsed"]


def test_what_is_recorded_with_less_than_the_notice_to_go_is_owed_at_once() -> None:
    (duty,) = derived(RENEW, f"2026-03-20T09:00 {LASTS}=2026-03-31")

    assert duty.raised_at == at("2026-03-20T09:00")


def test_the_first_day_of_the_notice_is_awaited() -> None:
    assert next_change(derived(RENEW, UNTIL_MARCH), at("2025-06-01T00:00")) == at("2026-01-30T00:00")
