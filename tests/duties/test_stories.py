"""Stories are told when somebody asks for them, and what is known of a child stands in every case of the child's."""

from datetime import UTC, datetime, timedelta

import pytest

import wayhome.duties.stories as telling
from wayhome.duties.stories import stories, story_of
from wayhome.duties.story import cases_of
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Event

CHILD, CASES = Subject("child:1"), 40
BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


def event(number: int, kind: str, *subjects: str) -> Event:
    at = BEGAN + timedelta(hours=number)
    return Event(
        id=EventId(f"e-{number:03}"), record=RecordId(subjects[-1]), type=kind, version=1,
        happened_at=at, recorded_at=at, subjects=tuple(map(Subject, subjects)), body={},
    )  # fmt: skip


EVENTS = (
    event(0, "child.described", CHILD),
    *(event(number, "missing.reported", CHILD, f"episode:{number}") for number in range(1, CASES + 1)),
    event(CASES + 1, "child.flag_raised", CHILD),
)


def test_every_subject_that_is_named_has_its_story_and_each_case_what_is_known_of_the_child():
    told = stories(EVENTS)

    assert set(told) == {CHILD, *(f"episode:{number}" for number in range(1, CASES + 1))}
    assert len(told) == CASES + 1
    assert told[CHILD].own == list(EVENTS)
    for number in range(1, CASES + 1):
        assert told[Subject(f"episode:{number}")].own == [EVENTS[number]]
        assert told[Subject(f"episode:{number}")].child == [EVENTS[0], EVENTS[-1]]


def test_a_case_that_nobody_asks_about_is_not_told(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def told_of(named: str, *_: object) -> str:
        asked.append(named)
        return named

    monkeypatch.setattr(telling, "Story", told_of)

    told = stories(EVENTS)
    assert told[Subject("episode:7")] is told[Subject("episode:7")]
    assert asked == ["episode:7"]


def test_which_of_a_childs_entries_belong_to_no_case_is_looked_out_once_however_often_they_were_missing(
    monkeypatch: pytest.MonkeyPatch,
):
    asked: list[str] = []

    def looked_at(event: Event) -> int:
        asked.append(event.id)
        return cases_of(event)

    monkeypatch.setattr(telling, "cases_of", looked_at)

    assert len(list(stories(EVENTS).values())) == CASES + 1
    assert len(asked) == len(EVENTS)


def test_whom_no_event_names_has_an_empty_story():
    assert story_of(Subject("child:2"), EVENTS).own == []
    with pytest.raises(KeyError):
        stories(EVENTS)[Subject("child:2")]
