"""Notices in an export: what reached the child counts, what is not known to have reached anyone does not."""

import pytest

from tests.shadow.histories import Raw, case, derived, happened

ARREST = happened("09:00", "suspect_event", kind="arrested")
TOLD = {"about": 1, "to": "child", "delivered": True}
RECEIPT = {"about": 1, "to": "child", "receipt": "heard_in_person"}


def told(kind: str, **fields: object) -> Raw:
    return case(ARREST, happened("14:00", kind, **fields))


def stands(raw: Raw, rule: str) -> list[str]:
    shadowed, mistakes = derived(raw, pack="england-wales")
    assert mistakes == []
    return [duty.status_at(shadowed.as_at).value for duty in shadowed.duties if duty.rule == rule]


@pytest.mark.parametrize(("kind", "fields"), [("victim_updated", TOLD), ("victim.notice_delivered", RECEIPT)])
def test_a_notice_known_to_have_reached_the_child_counts(kind: str, fields: dict[str, object]) -> None:
    assert stands(told(kind, **fields), "VC-10") == ["met"]


@pytest.mark.parametrize("without", ["about", "to", "delivered"])
def test_an_update_that_leaves_out_what_of_to_whom_or_whether_it_arrived_does_not(without: str) -> None:
    fields = {name: value for name, value in TOLD.items() if name != without}

    assert stands(told("victim_updated", **fields), "VC-10") == ["overdue"]


@pytest.mark.parametrize("code", [16, "16", "outcome 16"])
def test_an_outcome_may_be_given_as_a_number(code: object) -> None:
    assert stands(case(happened("09:00", "outcome", code=code)), "CLS-02") == ["overdue"]
