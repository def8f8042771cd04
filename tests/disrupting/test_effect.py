"""Before and after: windows of one length, counted plainly, for each child; and orders as they end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    DETECTIVE,
    INVESTIGATION,
    OFFICER,
    Desk,
    england_wales,
)
from wayhome.casework.disrupting.effect import Effect, effects_of
from wayhome.casework.disrupting.orders import RecordOrder
from wayhome.casework.disrupting.standing import Disruption, InForce, disruption_of
from wayhome.casework.locate_child import LocateChild
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.record.envelope import Event

START = datetime(2026, 1, 1, tzinfo=UTC)


def event(name: str, hours: float, case: str) -> Event:
    at = START + timedelta(hours=hours)
    return Event(
        id=EventId(f"{name}{hours}{case}"), record=RecordId("MC-1"), type=name, version=1, happened_at=at,
        recorded_at=at, subjects=(CHILD, Subject(f"episode:{case}")), body={}, actor=ActorId(""), post=PostId(""),
    )  # fmt: skip


def away(*times: tuple[float, float]) -> Story:
    told = [
        event(name, at, str(number))
        for number, (since, until) in enumerate(times)
        for name, at in (("missing.reported", since), ("missing.child_located", until))
    ]
    return Story(CHILD, told)


def order(hours: float, **given: object) -> InForce:
    held: dict[str, object] = {
        "reference": "O1", "kind": "sexual_risk_order", "power": "DP-SRO", "suspect": "", "children": (str(CHILD),),
        "since": START + timedelta(hours=hours), "until": None, "entry": EventId("o"),
    }  # fmt: skip
    return InForce(**(held | given))  # type: ignore[arg-type]


def effect(story: Story, since: float, at: float, **of: object) -> list[Effect]:
    return list(effects_of([order(since, **of)], {CHILD: story}, START + timedelta(hours=at)))


def test_episodes_and_hours_are_counted_in_windows_of_one_length():
    (found,) = effect(away((100, 110), (200, 205), (500, 503)), since=480, at=960)

    assert found.days == 20
    assert (found.before.episodes, found.before.hours) == (2, 15)
    assert (found.after.episodes, found.after.hours) == (1, 3)


def test_a_time_that_lies_across_the_order_is_divided_and_counts_where_it_began():
    (found,) = effect(away((470, 490)), since=480, at=960)

    assert (found.before.episodes, found.before.hours) == (1, 10)
    assert (found.after.episodes, found.after.hours) == (0, 10)


def test_a_time_that_begins_as_the_order_does_counts_after_it():
    (found,) = effect(away((480, 490)), since=480, at=960)

    assert (found.before.episodes, found.after.episodes) == (0, 1)


def test_a_child_who_is_missing_now_is_counted_until_now():
    story = Story(CHILD, [event("missing.reported", 950, "1")])

    (found,) = effect(story, since=480, at=960)

    assert (found.after.episodes, found.after.hours) == (1, 10)


@pytest.mark.parametrize(("hours", "shown"), [(7 * 24 - 1, 0), (7 * 24, 1)])
def test_nothing_is_compared_before_a_week_has_passed(hours: int, shown: int):
    assert len(effect(away((1, 2)), since=480, at=480 + hours)) == shown


def test_what_happened_after_an_order_ended_is_not_its_own():
    ended = START + timedelta(hours=480 + 10 * 24)

    (found,) = effect(away((900, 950)), since=480, at=2000, ended=ended)

    assert (found.days, found.after.episodes) == (10, 0)


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 72)), max_size=12), st.integers(200, 1500))
def test_no_window_holds_more_hours_than_it_has(times: list[tuple[int, int]], since: int):
    ordered: list[tuple[float, float]] = []
    for begins, length in sorted(times):
        start = max(begins, ordered[-1][1] if ordered else 0)
        ordered.append((start, start + length))

    for found in effect(away(*ordered), since=since, at=2200):
        assert found.before.hours <= found.days * 24
        assert found.after.hours <= found.days * 24
        assert found.before.episodes + found.after.episodes <= len(ordered)


def standing(desk: Desk) -> Disruption:
    told = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)
    return disruption_of(told[INVESTIGATION], england_wales().pack, desk.now, "", told)


def test_an_interim_order_ends_when_the_application_is_decided():
    desk = Desk()
    desk.concern()
    desk.do(RecordOrder, DETECTIVE, result="interim", order="O7", power="DP-SRO", expires=date(2026, 6, 1))
    assert [one.interim for one in standing(desk).in_force] == [True]

    desk.at(60).do(RecordOrder, DETECTIVE, result="made", order="O7", power="DP-SRO", expires=date(2028, 6, 1))

    assert [one.interim for one in standing(desk.at(61)).in_force] == [False]


def test_an_interim_order_ends_with_a_refusal():
    desk = Desk()
    desk.concern()
    desk.do(RecordOrder, DETECTIVE, result="interim", order="O7", power="DP-SRO")
    desk.at(60).do(RecordOrder, DETECTIVE, result="refused", order="O7")

    assert standing(desk.at(61)).in_force == ()


def test_a_child_who_is_missing_and_in_care_answers_the_recovery_orders_test():
    desk = Desk()
    desk.report(CALL_HANDLER, care_status="looked_after")
    desk.at(5).concern()

    def parts() -> dict[str, str]:
        power = next(one for one in standing(desk).standings if one.power.id == "DP-RECOVERY")
        return {one.element.id: one.state for one in power.best.answered}

    assert parts() == {"in_care": "met", "away": "met"}
    desk.at(60).do(LocateChild, OFFICER, record=CASE, basis="seen")
    assert parts() == {"in_care": "met", "away": "not_known"}
