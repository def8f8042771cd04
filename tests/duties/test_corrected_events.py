"""Duties over a record that was corrected: what is now said to have happened is judged, and names stay the same."""

from dataclasses import replace

from tests.duties.small import book, limb, story
from tests.histories import at, rule, told
from wayhome.duties.derive import derive
from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import EventId, Subject
from wayhome.record.effective import known_by
from wayhome.record.envelope import Event

TELL = rule(
    scope="child", raised_by="missing.harm_indicated", within=limb(hours=24), met_by="safeguarding.referral_made"
)
HARM = "2026-03-02T20:00 missing.harm_indicated kind=physical_injury"
REFERRED = "2026-03-03T09:00 safeguarding.referral_made"
A, B = Subject("child:1"), Subject("child:2")


def history(*lines: str) -> list[Event]:
    return told(*lines, scope=TELL.scope)


def corrected(what: Event, kind: str, recorded: str, **given: str) -> Event:
    """Return a correction of an event, written down at a time."""
    fields = " ".join(f"{name}={value}" for name, value in {"corrects": what.id, "kind": kind, **given}.items())
    (made,) = history(f"{recorded} record.corrected {fields}")
    return replace(made, id=EventId(f"c-{what.id}"), subjects=what.subjects)


def duties(child: Subject, events: list[Event]) -> tuple[Duty, ...]:
    return derive(story(events, child), book(TELL), horizon=at("2026-04-01T00:00"))


def test_a_corrected_time_is_the_time_that_is_judged_and_the_duty_keeps_its_name() -> None:
    harm, referred = history(HARM, REFERRED)
    mended = corrected(harm, "wrong_time", "2026-03-05T09:00", happened_at="2026-03-01T08:00:00+00:00")

    (before,), (after,) = duties(A, [harm, referred]), duties(A, [harm, referred, mended])

    assert before.identity == after.identity
    assert before.done_by == after.done_by == referred.id
    later = at("2026-03-10T09:00")
    assert (before.status_at(later), after.status_at(later)) == (Status.MET, Status.MET_LATE)


def test_an_act_entered_for_the_wrong_child_answers_for_the_right_one() -> None:
    harm, referred = history(HARM, REFERRED)
    also = replace(harm, id=EventId("#9"), subjects=(B,))
    mended = corrected(referred, "wrong_subject", "2026-03-05T09:00", subjects=f"[{B}]")
    events = [harm, referred, also, mended]

    assert [duty.done_by for duty in duties(A, events)] == [None]
    assert [duty.done_by for duty in duties(B, events)] == [referred.id]


def test_what_was_known_before_the_correction_can_still_be_asked() -> None:
    harm, referred = history(HARM, REFERRED)
    mended = corrected(referred, "entered_in_error", "2026-03-05T09:00")
    events = [harm, referred, mended]

    assert [duty.done_by for duty in duties(A, known_by(events, at("2026-03-04T00:00")))] == [referred.id]
    assert [duty.done_by for duty in duties(A, events)] == [None]


def test_an_act_at_the_very_instant_it_is_owed_counts_and_so_does_one_at_the_very_end() -> None:
    harm, referred = history(HARM, REFERRED.replace("2026-03-03T09:00", "2026-03-02T20:00"))
    (found,) = duties(A, [harm, referred])

    assert found.done_at == found.raised_at
