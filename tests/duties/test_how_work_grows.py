"""Ten times the events take about ten times the work: every look at an event is counted, so no clock decides."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta

import pytest

from tests.duties.happenings import rulebook
from tests.histories import at, told
from wayhome.duties.derive import derive
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject, SubjectKind
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event

PACK = "england-wales-2026.1"
FEW, MANY = 40, 400
BEGINS = at("2026-03-02T09:00")
HOUR = timedelta(hours=1)

KEYED = {
    "the same question again and again": "missing.question_answered question=phone answer=unknown",
    "systems that were down": "risk.system_checked system=custody result=unavailable",
    "records found": "risk.hit_found hit=INT-{0} system=local_intelligence",
    "records found and marked": (
        "risk.hit_found hit=INT-{0} system=crime|"
        "risk.hit_marked hit=INT-{0} affects_grade=raises"
    ),
    "lines raised": "enquiry.line_raised line=ML-{0}",
    "lines raised and finished": "enquiry.line_raised line=ML-{0}|enquiry.line_finished line=ML-{0} result=done",
    "lines raised while others are finished": (
        "enquiry.line_raised line=ML-{0}|"
        "enquiry.line_finished line=EL-{0} result=done"
    ),
    "one question never answered and another always": (
        "missing.question_answered question=phone answer=unknown|"
        "missing.question_answered question=anything_else answer=yes"
    ),
    "information used": "risk.information_used item=i{0}",
    "grades nobody was trained to give": "risk.graded grade=medium",
    "grades lowered": (
        "risk.graded grade=high|"
        "risk.lower_grade_approved grade=medium by=inspector|"
        "risk.graded grade=medium"
    ),
    "approvals on nothing": (
        "risk.hit_found hit=INT-{0} system=crime|"
        "risk.lower_grade_approved grade=low by=inspector"
    ),
}  # fmt: skip
OF_A_CASE = {
    "steps nobody told the child of": "investigation.suspect_dealt_with kind=arrested",
    "steps told of": (
        "investigation.suspect_dealt_with kind=arrested|"
        "victim.notice_delivered about=[#{1}] to=child receipt=heard_in_person"
    ),
    "steps while others are told of": (
        "investigation.suspect_dealt_with kind=arrested|"
        "victim.notice_delivered about=[x{0}] to=child receipt=heard_in_person"
    ),
    "notices that failed": "victim.notice_failed about=[#{1}] why=no_answer",
    "requests": "disclosure.third_party_requested request=R{0}",
    "suspects": "suspect.identified suspect=S{0}|suspect.checked suspect=S{0} complete=true",
    "reviews": "investigation.reviewed by=sergeant",
    "ends": "investigation.outcome_reached code=16",
    "steps excused by name": (
        "investigation.suspect_dealt_with kind=arrested|"
        "record.duty_excused duty=x{0} excuse=none authorised_by=a"
    ),
}  # fmt: skip
OF_A_CHILD = {
    "harm feared": "safeguarding.harm_feared",
    "referrals": "nrm.referred",
    "words pointed out": (
        "wording.pointed_out text=e{0} category=self_risk|wording.answered pointed_out=#{1} answer=kept"
    ),
    "notices breached": "disruption.notice_breached notice=N{0}",
}
OF_A_REPORT = {
    "recommendations with statements": "assurance.recommendation_made recommendation=R{0} cause=C1",
}


class Watched(Event):
    """An event that counts how often it is looked at."""

    looks = 0

    def __getattribute__(self, name: str) -> object:
        Watched.looks += 1
        return super().__getattribute__(name)


def watched(events: Iterable[Event]) -> list[Event]:
    return [Watched(**{field.name: getattr(event, field.name) for field in fields(Event)}) for event in events]


def history(times: int, pattern: str, scope: SubjectKind, opening: list[str]) -> list[Event]:
    """Return the pattern so many times, an hour apart: {0} is the turn, {1} the number of the turn's first event."""
    lines: list[str] = [f"{in_london(BEGINS):%Y-%m-%dT%H:%M} {line}" for line in opening]
    for turn in range(times):
        when, first = in_london(BEGINS + HOUR * (turn + 1)), len(lines) + 1
        lines += [f"{when:%Y-%m-%dT%H:%M} {step.format(turn, first)}" for step in pattern.split("|")]
    return told(*lines, scope=scope)


def looks(times: int, pattern: str, scope: SubjectKind, opening: list[str], pack: str = PACK) -> int:
    subject = Subject(f"{scope}:1")
    story = Story(subject, watched(history(times, pattern, scope, opening)))
    book = rulebook(pack)
    Watched.looks = 0
    derive(story, book, horizon=BEGINS + HOUR * (times + 24))
    return Watched.looks


def assert_linear(pattern: str, scope: SubjectKind, opening: list[str], pack: str = PACK) -> None:
    few, many = (looks(times, pattern, scope, opening, pack) for times in (FEW, MANY))

    assert many < few * (MANY / FEW) * 1.6, f"{few} looks became {many}"


@pytest.mark.parametrize("pattern", KEYED.values(), ids=list(KEYED))
def test_an_episode(pattern: str) -> None:
    assert_linear(pattern, SubjectKind.EPISODE, ["missing.reported"])


@pytest.mark.parametrize("pattern", OF_A_CASE.values(), ids=list(OF_A_CASE))
def test_an_investigation(pattern: str) -> None:
    assert_linear(pattern, SubjectKind.INVESTIGATION, ["investigation.crime_recorded"])


@pytest.mark.parametrize("pattern", OF_A_CHILD.values(), ids=list(OF_A_CHILD))
def test_a_child(pattern: str) -> None:
    assert_linear(pattern, SubjectKind.CHILD, ["child.described nation=england"])


@pytest.mark.parametrize("pattern", OF_A_REPORT.values(), ids=list(OF_A_REPORT))
def test_a_report(pattern: str) -> None:
    assert_linear(pattern, SubjectKind.REPORT, [], "recommendations-2026.1")


def test_events_of_one_instant_are_not_walked_through_again_and_again() -> None:
    """An export that knows only days puts many things at one instant."""

    def at_one_instant(times: int) -> int:
        lines = ["2026-03-02T00:00 investigation.crime_recorded"]
        lines += ["2026-03-03T00:00 investigation.reviewed by=sergeant"] * times
        story = Story(Subject("investigation:1"), watched(told(*lines, scope=SubjectKind.INVESTIGATION)))
        Watched.looks = 0
        derive(story, rulebook(PACK), horizon=BEGINS)
        return Watched.looks

    assert at_one_instant(MANY) < at_one_instant(FEW) * (MANY / FEW) * 1.6


def test_the_counter_counts() -> None:
    (event,) = watched(told("2026-03-02T00:00 missing.reported"))
    before = Watched.looks

    assert event.id == EventId("#1")
    assert Watched.looks > before
