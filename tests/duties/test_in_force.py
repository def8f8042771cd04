"""What arose is judged by the rulebook in force when it arose; nothing is judged again by a later one."""

import pytest

from tests.histories import BASIS, at, rule, told
from wayhome.duties.derive import Rulebook
from wayhome.duties.in_force import Activation, InForce, NothingInForce
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.rulebook.head import Head
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty

REPORTED = "2026-03-02T20:00 missing.reported"


def book(*duties: Duty) -> Rulebook:
    head = Head.model_validate({"name": "test", "title": "Test", "edition": "one", "valid_from": "2026-01-01"})
    return Rulebook(Pack(head=head, content="", duties={duty.id: duty for duty in duties}))


def reviews(hours: int) -> Rulebook:
    return book(
        rule(
            shape="recurring/1", raised_by="missing.reported", met_by="missing.reviewed",
            within={"hours": hours, "basis": BASIS},
        )
    )  # fmt: skip


def dues(in_force: InForce, *events: str) -> list[str]:
    story = stories(told(*events))[Subject("episode:1")]
    return [f"{duty.due_at:%H:%M}" for duty in in_force.derive(story, horizon=at("2026-03-03T20:00"))]


def test_a_duty_stays_under_the_rulebook_in_force_when_it_arose() -> None:
    in_force = InForce(
        [
            Activation(at=at("2026-01-01T00:00"), rulebook=reviews(4)),
            Activation(at=at("2026-03-02T20:00:01"), rulebook=reviews(1)),
        ]
    )

    assert dues(in_force, REPORTED) == ["00:00"]


def test_the_next_occurrence_of_a_recurring_duty_is_under_the_new_rulebook() -> None:
    in_force = InForce(
        [
            Activation(at=at("2026-01-01T00:00"), rulebook=reviews(4)),
            Activation(at=at("2026-03-02T21:00"), rulebook=reviews(1)),
        ]
    )

    assert dues(in_force, REPORTED, "2026-03-02T22:00 missing.reviewed") == ["23:00", "00:00"]


def test_what_happened_before_the_first_rulebook_is_judged_by_the_first() -> None:
    in_force = InForce([Activation(at=at("2026-06-01T00:00"), rulebook=reviews(4))])

    assert dues(in_force, REPORTED) == ["00:00"]


def test_asking_with_no_rulebook_in_force_is_refused_in_words() -> None:
    with pytest.raises(NothingInForce, match="put one in force before asking what is owed"):
        InForce([])
