"""What several forms about the child's account ask in the same way."""

from datetime import date, datetime, time

from django import forms

from wayhome.duties.competent import standing
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import choice as choice  # noqa: PLC0414 - what its forms ask stands in one place
from wayhome.web.acting.boxes import day as day  # noqa: PLC0414
from wayhome.web.acting.boxes import line as line  # noqa: PLC0414
from wayhome.web.acting.boxes import words as words  # noqa: PLC0414
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.officers import Called

ANOTHER = "another"
INTERVIEWING = "interview_child"


def hour(label: str) -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 14:30"},
    )  # fmt: skip


def at(on: date | None, clock: time | None) -> datetime | None:
    """Return a day and a time on London's clock as an instant; a day alone is the end of it."""
    if on is None:
        return None
    return as_utc(datetime.combine(on, clock or time(23, 59), LONDON))


def interviewers(desk: Desk) -> Choices:
    """Return those who are trained to interview children, until when, and that it was somebody else."""
    asked, roster = desk.pack.requires.get(INTERVIEWING), desk.visit.parts.reading.people()
    trained = []
    for officer in roster.officers if asked else ():
        story = desk.visit.parts.reading.story(subject(SubjectKind.OFFICER, officer))
        found = standing(asked, story.own, desk.pack, desk.visit.now) if asked else None
        if found and found.holds and not roster.has_left(officer, desk.visit.now):
            trained.append((officer, found.until))
    called = Called(officer for officer, _ in trained)
    rows = [(officer, _trained(called(officer), until)) for officer, until in trained]
    return [*sorted(rows, key=lambda row: row[1]), (ANOTHER, "Somebody else")]


def _trained(called: str, until: date | None) -> str:
    return f"{called}, trained until {until.day} {until:%B %Y}" if until else called


def officer_chosen(interviewer: str, written: str) -> str:
    """Return the officer: one of those listed, or the id that was written; nobody where neither was given."""
    return interviewer if interviewer and interviewer != ANOTHER else written.strip()
