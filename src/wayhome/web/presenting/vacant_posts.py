"""What nobody holds now and whoever asks therefore answers for: the first thing a list of what they owe says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.application.people.duty import vacant_now
from wayhome.duties.roster import Vacancy
from wayhome.web.http import Visit, opens
from wayhome.web.presenting.times import when


@dataclass(frozen=True, slots=True, kw_only=True)
class ComesToYou:
    """What nobody holds, in words, and where somebody is put on it; empty where whoever asks may not."""

    words: str
    put_on: str


def vacant(vacancy: Vacancy, role: str, now: datetime) -> str:
    """Say what nobody holds, and until when: Nobody is duty inspector until 07:00 today."""
    what = f"holds {vacancy.post.name or vacancy.post.id} ({role})" if vacancy.post else f"is {role}"
    if vacancy.end:
        return f"Nobody {what} until {when(vacancy.end, now)}."
    return f"Nobody {what}, and nobody is down for it."


def comes_to(visit: Visit) -> Iterator[ComesToYou]:
    """Yield what nobody holds now, where what it owes comes to whoever asks."""
    head = visit.parts.reading.rulebook.pack_at(visit.now).head
    href = reverse("people")
    for one in vacant_now(visit.parts.reading.people(), head, visit.now):
        if one.answers and one.answers.officer == visit.actor.id:
            role = head.roles.get(one.vacancy.role, one.vacancy.role.replace("_", " "))
            words = vacant(one.vacancy, role, visit.now)
            yield ComesToYou(words=words, put_on=href if opens(visit.actor, href) else "")
