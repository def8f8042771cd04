"""What is still owed at an act, asked of many acts at once, is what asking each duty would say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.duties.small import derived, limb
from tests.histories import at, rule, told
from wayhome.duties.duty import Duty
from wayhome.duties.shapes.before import Unsettled
from wayhome.kernel.ids import EventId

BEGINS = at("2026-03-02T09:00")
LINE = rule(
    raised_by="enquiry.line_raised", key="line", within=limb(hours=2), ends_with="missing.child_located",
    met_by={"event": "enquiry.line_finished", "where": {"line": {"same_as_raising": "line"}}},
)  # fmt: skip
STEPS = st.sampled_from(
    ["enquiry.line_raised line={}", "enquiry.line_finished line={} result=done", "missing.child_located"]
)
HISTORY = st.lists(st.tuples(st.integers(0, 9), STEPS, st.sampled_from(["ML-01", "ML-02"])), min_size=1, max_size=12)


def duties(steps: list[tuple[int, str, str]]) -> tuple[Duty, ...]:
    return derived(LINE, *(f"2026-03-02T{9 + hour:02}:00 {step.format(line)}" for hour, step, line in steps))


def unsettled_at(duties: Iterable[Duty], moment: datetime) -> frozenset[str]:
    """Return the rules under which something is still owed at an instant, asked of each duty by itself."""
    return frozenset(duty.rule for duty in duties if duty.status_at(moment).is_open)


@given(HISTORY, st.integers(0, 20))
def test_any_history_at_any_half_hour(steps: list[tuple[int, str, str]], half_hours: int) -> None:
    moment = BEGINS + timedelta(minutes=30) * half_hours
    (act,) = told(f"{moment.isoformat()} missing.episode_closed")
    found = duties(steps)

    assert Unsettled(found).before(replace(act, id=EventId("#99"))) == unsettled_at(found, moment)


def test_what_the_act_itself_ended_undone_was_owed_until_then() -> None:
    lines = ["2026-03-02T09:00 enquiry.line_raised line=ML-01", "2026-03-02T10:00 missing.child_located"]
    _, act = told(*lines)

    assert Unsettled(derived(LINE, *lines)).before(act) == {LINE.id}
    assert unsettled_at(derived(LINE, *lines), act.happened_at) == frozenset()
