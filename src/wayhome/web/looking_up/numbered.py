"""Rules and measures, found by their number first: an exact one, then those that go on from it, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from django.conf import settings
from django.urls import reverse

from wayhome.packs import available
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.looking_up.row import Row
from wayhome.web.looking_up.words import is_in, nearness, run_together

NUMBER = re.compile(r"[A-Za-z]{1,8}(?:[- ][A-Za-z]{1,8})?[- ]?\d{1,3}(?:[-. ]?[A-Za-z_]*)?")


class Numbered(Protocol):
    """Something with a number and a title."""

    @property
    def id(self) -> str:
        """Return the number."""

    @property
    def title(self) -> str:
        """Return what it is called."""


N = TypeVar("N", bound=Numbered)


def rules(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the rules in force whose number or title has it."""
    pack: Pack = visit.parts.reading.rulebook.at(visit.now).pack
    for rule in _meant(asked, pack.duties.values()):
        href = reverse("rule", args=[pack.name, rule.id])
        yield Row(words=f"{rule.id}: {rule.title}", href=href, note=rule.area, shows=(f"rule:{rule.id}",))


def measures(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the measures whose number or title has it."""
    if settings.RECOMMENDATIONS not in available():
        return
    pack: Pack = visit.parts.rulebooks(settings.RECOMMENDATIONS).pack
    for one in _meant(asked, pack.measures.values()):
        href = reverse("measure", args=[one.id])
        yield Row(words=f"{one.id}: {one.title}", href=href, shows=(f"measure:{one.id}",))


def _meant(asked: str, every: Iterable[N]) -> list[N]:
    """Return what is meant: by a number, it first and those that begin so; by anything else, what has it in words."""
    known = sorted(every, key=lambda one: nearness(asked, one.id))
    wanted = run_together(asked)
    begun = [one for one in known if wanted and run_together(one.id).startswith(wanted)]
    if NUMBER.fullmatch(asked.strip()) or any(run_together(one.id) == wanted for one in begun):
        return sorted(begun, key=lambda one: run_together(one.id) != wanted)
    return [one for one in known if is_in(asked, one.id, one.title)]
