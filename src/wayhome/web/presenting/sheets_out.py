"""Printed sheets that are out with a photograph on them that is not to be used any more: said at the head of a case."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.caseload import Case
from wayhome.casework.sheets import to_collect
from wayhome.duties.story import Story
from wayhome.kernel.ids import SubjectKind
from wayhome.record.effective import effective


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCollect:
    """Which sheets are to be collected, in words, and where it is said what became of them."""

    words: str
    href: str


def sheets_to_collect(case: Case) -> ToCollect | None:
    """Return what is to be collected in a missing case at its instant; None where nothing is."""
    if case.kinds[0] is not SubjectKind.EPISODE or not case.children:
        return None
    held = effective(one.event for one in (*case.entries, *case.background))
    told = Story(case.children[0], [event for event in held if event.happened_at <= case.at])
    found = [f"sheet {sheet.number}, {sheet.out} out" for sheet in to_collect(told, told)]
    if not found:
        return None
    return ToCollect(words="; ".join(found), href=reverse("briefing-prints", args=[case.record]))
