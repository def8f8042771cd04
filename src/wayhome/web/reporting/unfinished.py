"""The reports that somebody began and did not finish: whom each is about, how it stands, and where it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.caseload import Case
from wayhome.kernel.ids import Subject
from wayhome.web.http import Visit
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.times import when
from wayhome.web.reporting.journey import Journey, journeys

OVER = ("met", "past")  # of a case's state: found and seen, closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A report that somebody began: whom it is about and how far it is, when it was begun, and where it goes on."""

    words: str
    begun: str
    href: str
    off_href: str
    shows: tuple[str, ...]


def unfinished_of(visit: Visit) -> Iterator[Unfinished]:
    """Yield the reports of whoever asks, the latest first; none whose children were all found and seen since."""
    for journey in journeys(visit.account):
        cases = [visit.parts.reading.case(one.record, visit.now) for one in journey.children] if journey.record else []
        opened = [case for case in cases if case]
        if not journey.record:
            yield _not_open(visit, journey)
        elif not opened or not all(standing(case, ()).state.kind in OVER for case in opened):
            yield _open(visit, journey, opened)


def _open(visit: Visit, journey: Journey, opened: list[Case]) -> Unfinished:
    children = tuple(Subject(one.child) for one in journey.children)
    names = visit.parts.reading.names()
    said = dict.fromkeys(names.get(Subject(one.child)) or one.who for one in journey.children)
    states = dict.fromkeys(standing(case, ()).state.words.lower() for case in opened)
    return Unfinished(
        words=f"{', '.join(said)}: {', '.join(states) or 'the case is open'}",
        begun=f"Case {journey.record}, begun at {when(journey.began, visit.now)}",
        href=reverse("describe-child", args=[journey.record]),
        off_href=reverse("report-who", args=[journey.draft]),
        shows=(*(case.record for case in opened), *children),
    )


def _not_open(visit: Visit, journey: Journey) -> Unfinished:
    words = f"Ring the caller back by {journey.ring_back}" if journey.ring_back else "No case is open yet"
    name = "report-call" if journey.children else "report-who"
    return Unfinished(
        words=f"{words}: {typed}" if (typed := _typed(journey)) else words,
        begun=f"Begun at {when(journey.began, visit.now)}",
        href=reverse(name, args=[journey.draft]),
        off_href=reverse("report-who", args=[journey.draft]),
        shows=(),
    )


def _typed(journey: Journey) -> str:
    """Return whom a report is about as its author typed it, so that two reports can be told apart; empty if nobody."""
    asked = (" ".join(journey.asked.get(name, ())).strip() for name in ("name", "address", "phone"))
    named = ", ".join(one.name for one in journey.children if one.name)
    return named or next(filter(None, asked), "")
