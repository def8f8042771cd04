"""Correct an entry: the old one stays and can be read, and the correction says what was wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import EventId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.keeping import Corrected
from wayhome.record.field_values import takes, what_it_takes
from wayhome.record.vocabulary import Words, event_type

# What holds a child's risk up, and what a closing rests on: nobody takes either away alone.
HOLDS_RISK_UP = (
    "missing.reported", "risk.graded", "risk.factor_recorded", "risk.hit_found", "risk.lower_grade_approved",
    "child.exploitation_flag_set", "missing.harm_indicated", "missing.episode_reopened",
    "child.records_joined",
)  # fmt: skip
CLOSING_RESTS_ON = (
    "missing.child_located", "missing.child_seen", "missing.prevention_interview_held",
    "missing.harm_question_answered", "missing.interview_not_in_person_authorised",
)  # fmt: skip
OF_RANK = ("inspector", "superintendent")
NEEDS = {"wrong_time": "happened_at", "wrong_subject": "subjects", "wrong_field": "field"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEntry(OnCase):
    """Which entry, what was wrong with it, and what it should say."""

    corrects: EventId
    kind: Literal["entered_in_error", "wrong_time", "wrong_subject", "wrong_field"]
    right_time: datetime | None = None
    subjects: tuple[Subject, ...] = ()
    field: str | None = None
    value: str | int | bool | None = None
    reason: Words | None = None


def correct_entry(command: CorrectEntry, facing: Facing) -> Outcome:
    """Correct it; refused without a reason, or where it does not say what is right instead.

    What holds the risk up is taken away, and what a closing rests on is reworded, only by an inspector or above who did
    not make the entry. That a child was not found after all can be said by anyone at once.
    """
    entry = next((event for event in _entries(facing) if event.id == command.corrects), None)
    lacking = (*_lacking(command, entry), *_misread(command, entry), *_alone(command, entry))
    if lacking or entry is None:
        raise Refused(*lacking)
    fact = Corrected(
        corrects=command.corrects,
        kind=command.kind,
        happened_at=command.right_time,
        subjects=command.subjects,
        field=command.field,
        value=command.value,
        reason=command.reason,
    )
    said = Said(fact=fact, subjects=tuple(dict.fromkeys((*entry.subjects, *command.subjects))))
    return Outcome(facts=(said,), notices=_after_closing(facing))


def _entries(facing: Facing) -> Iterator[Event]:
    for story in (facing.stories.get(facing.child), facing.story):
        yield from (event for event in (story.own if story else ()) if event.record == facing.record)


def _lacking(command: CorrectEntry, entry: Event | None) -> Iterator[Reason]:
    if entry is None:
        words = f"The entry {command.corrects} does not stand in {command.record}, or was taken out of it before."
        yield ours("no_such_entry", words, "Open the entry that is wrong, and correct it from there.")
    if not (command.reason or "").strip():
        yield ours("correction_without_reason", "The correction gives no reason.", "Say how the mistake came about.")
    given = {"happened_at": command.right_time, "subjects": command.subjects, "field": command.field}
    if command.kind in NEEDS and not given[NEEDS[command.kind]]:
        yield ours(
            "nothing_put_right", "The correction does not say what is right instead.", "Say what it should read."
        )


def _misread(command: CorrectEntry, entry: Event | None) -> Iterator[Reason]:
    """Say that the field holds something else, as a number where words are meant: what reads it would go wrong."""
    if entry and command.kind == "wrong_field" and command.field and command.value is not None:
        declared = event_type(entry.type, entry.version)
        if declared and not takes(declared, command.field, command.value):
            words = f"“{command.value}” is not what “{command.field.replace('_', ' ')}” can say."
            yield ours("not_what_it_holds", words, what_it_takes(declared, command.field))


def _alone(command: CorrectEntry, entry: Event | None) -> Iterator[Reason]:
    if entry is None or command.kind == "wrong_time":
        return
    guarded = HOLDS_RISK_UP if command.kind != "wrong_field" else (*HOLDS_RISK_UP, *CLOSING_RESTS_ON)
    own = entry.actor == command.by.actor.id
    if entry.type in guarded and (own or command.by.rank not in OF_RANK):
        words = "This entry holds the risk up or lets a case close, and is not corrected by one person alone."
        remedy = "Enter what is right beside it now, and ask an inspector who did not make it to correct it."
        yield ours("second_person", words, remedy)


def _after_closing(facing: Facing) -> tuple[Reason, ...]:
    if not facing.is_closed:
        return ()
    words = "The episode is closed, and this may take away what closing it rested on."
    return (under("MC-75", facing.pack, words, "Look whether every condition still holds, or open it again."),)
