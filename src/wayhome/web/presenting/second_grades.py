"""The weeks whose grades wait to be made again by whoever asks: what a desk and the first page say of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.governing.samples import Sample, samples_in
from wayhome.application.reading import Reading
from wayhome.duties.competent import to_grade
from wayhome.kernel.ids import OUR_FORCE, SubjectKind, subject
from wayhome.kernel.worktime import london_day


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondGrades:
    """A week whose grades wait: which, how many, and where they are made again."""

    words: str
    note: str
    href: str


def second_grades(reading: Reading, actor: Actor, now: datetime) -> Iterator[SecondGrades]:
    """Yield the weeks with grades that somebody may make again, the latest first; none while they are not trained.

    Which cases they had a part in is not looked at here: the page of the week says so of each grade.
    """
    if not may(actor, Permission.REGRADE_BLIND) or not _is_trained(reading, actor, now):
        return
    for sample in samples_in(reading.story(OUR_FORCE).own).values():
        left = _left(sample, actor)
        if left:
            href = reverse("force-sample", args=[sample.period])
            note = f"{left} of {len(sample.grades)} still to be made again, without seeing the first"
            yield SecondGrades(words=f"Second grades of {sample.period}", note=note, href=href)


def _left(sample: Sample, actor: Actor) -> int:
    """Count the grades that are still to be made again and are not the actor's own."""
    return 0 if sample.closed else sum(one.second is None and one.first_grader != actor.id for one in sample.grades)


def _is_trained(reading: Reading, actor: Actor, now: datetime) -> bool:
    """Say whether a second grade of theirs would be taken today."""
    own = reading.story(subject(SubjectKind.OFFICER, actor.id)).own
    until = to_grade(own, reading.rulebook.pack_at(now), now).until
    return until is not None and until >= london_day(now)
