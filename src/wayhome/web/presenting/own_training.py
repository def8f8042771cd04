"""The training that is owed about whoever asks, in one row: what comes next and by when."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.reading import Reading
from wayhome.application.training.people import SOON
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.marks import Mark, status_mark
from wayhome.web.presenting.times import day


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTraining:
    """What of one's own training comes next; ``more`` counts what is owed besides."""

    words: str
    mark: Mark
    more: int
    href: str


def own_training(reading: Reading, actor: Actor, now: datetime) -> OwnTraining | None:
    """Return the training owed about somebody within some months; None where there is none, or they have no page."""
    if not may(actor, Permission.CHECK_UNDERSTANDING):
        return None
    owed = reading.owed_on(subject(SubjectKind.OFFICER, actor.id), now)
    soon = sorted((duty for duty in owed if duty.due_at < now + SOON), key=lambda duty: (duty.due_at, duty.rule))
    if not soon:
        return None
    words = _said(soon[0], reading.rulebook.pack_at(now))
    mark = status_mark(soon[0].status_at(now))
    return OwnTraining(words=words, mark=mark, more=len(soon) - 1, href=reverse("my-training"))


def _said(duty: Duty, pack: Pack) -> str:
    act = pack.head.acts.get(duty.act) or pack.duties[duty.rule].title
    return f"Training: {act[:1].lower()}{act[1:]}, by {day(duty.due_at)}"
