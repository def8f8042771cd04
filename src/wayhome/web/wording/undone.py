"""Words about children beside lines of enquiry left undone: the link the inspectorate drew, with its lists."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.assurance.intervals import Interval
from wayhome.assurance.undone import Group, Linked, linked
from wayhome.kernel.ids import RecordId
from wayhome.web.http import Page, Visit, shows_records

AT_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group as the page shows it: the share in words, and the cases in which a line was left undone."""

    name: str
    share: str
    undone: int
    of: int
    cases: tuple[tuple[RecordId, str], ...]


@shows_records(Permission.READ_MEASURES)
def show_undone(visit: Visit) -> Page:
    """Show how often a line was left undone where words were pointed out, and where none were."""
    kept = visit.parts.readings
    lexicons = kept.lexicons()
    found = linked(visit.parts.reading.caseload(visit.now).cases, kept.flagged(lexicons[0])) if lexicons else None
    rows = _rows(found, lists=may(visit.actor, Permission.READ_CASES)) if found else ()
    content = {
        "lexicon": lexicons[0] if lexicons else "",
        "rows": rows,
        "apart": _apart(found) if found else "",
        "at_most": AT_MOST,
    }
    shows = tuple(record for row in rows for record, _ in row.cases)
    return Page(template="wording/undone.html", content=content, shows=shows)


def _rows(found: Linked, *, lists: bool) -> tuple[GroupRow, ...]:
    groups = (("Words about the child were pointed out", found.flagged), ("No words were pointed out", found.others))
    return tuple(_row(name, group, lists=lists) for name, group in groups)


def _row(name: str, group: Group, *, lists: bool) -> GroupRow:
    shown = group.undone[:AT_MOST] if lists else ()
    return GroupRow(
        name=name,
        share=_per_cent(group.share) if group.undone or group.done else "no such case",
        undone=len(group.undone),
        of=len(group.undone) + len(group.done),
        cases=tuple((record, reverse("case", args=[record])) for record in shown),
    )


def _apart(found: Linked) -> str:
    """Say in words whether the two groups differ by more than chance would often make."""
    if not (found.flagged.undone or found.flagged.done):
        return "In no case with a line of enquiry were words pointed out, so nothing can be compared."
    apart = found.apart
    if not apart.excludes_nought:
        return "The two do not differ by more than chance would often make."
    more = "more" if apart.estimate > 0 else "less"
    return f"A line was left undone {more} often where words were pointed out. That says nothing of why."


def _per_cent(found: Interval) -> str:
    return f"{100 * found.estimate:.0f} % (95 % interval {100 * found.low:.0f} to {100 * found.high:.0f})"
