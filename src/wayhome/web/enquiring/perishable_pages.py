"""What may be lost as pages: in one investigation, and in all of them, so that a unit sees what goes first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.caseload import Case
from wayhome.casework.enquiring.lines import lines_of
from wayhome.casework.enquiring.sources import IDENTIFIED, Source, sources_of
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.web.acting.desk import Desk
from wayhome.web.enquiring.choices import standing
from wayhome.web.enquiring.lines_page import common, inquiry, link
from wayhome.web.enquiring.perishable import (
    Perishable,
    lost_count,
    lost_words,
    nothing_waits,
    perishable_of,
    proposed_lost,
    shown_with,
)
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when

FIRST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """One thing that may be lost, with what can be done about it."""

    one: Perishable
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InACase:
    """One thing that may be lost, and in which case."""

    one: Perishable
    who: str
    record: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIn:
    """How many proposed lines of one investigation may be lost, and where they are."""

    many: int
    who: str
    record: str

    @property
    def words(self) -> str:
        """Return the count in words."""
        return lost_words(self.many)

    @property
    def href(self) -> str:
        """Return where the proposed lines are read."""
        return f"{reverse('inquiry-lines', args=[self.record])}#proposed"


@shows_records(Permission.READ_CASES)
def show_perishable(visit: Visit, record: str) -> Page:
    """Show what may be lost in an investigation, what goes first at the top, and what was lost."""
    desk = inquiry(visit, record)
    every = perishable_of(desk)
    content = {
        **common(desk),
        "running": tuple(Acted(one=one, links=tuple(_links(desk, one))) for one in every if one.is_running),
        "nothing_waits": nothing_waits(every),
        "proposed_lost": proposed_lost(standing(desk)),
        "lost": tuple(Acted(one=one, links=tuple(_after(desk, one))) for one in every if one.source.is_lost),
        "safe": tuple(one for one in every if not one.is_running and not one.source.is_lost),
        "never_asked": sum(one.source.is_lost and not one.source.was_asked_for for one in every),
        "identify": link(desk, "identify-source"),
    }
    return Page(template="enquiring/perishable.html", content=content, shows=desk.shows)


def _links(desk: Desk, one: Perishable) -> Iterator[Link]:
    named = one.source.reference
    asks = link(desk, "ask-to-keep", "Its holder was asked", named) if one.source.stands == "not_asked" else None
    became = link(desk, "what-became", "What became of it", named)
    yield from (each for each in (asks, became) if each)


def _after(desk: Desk, one: Perishable) -> Iterator[Link]:
    became = link(desk, "what-became", "Say what became of it", one.source.reference)
    if became and one.source.stands == "run_out":
        yield became


@shows_records(Permission.READ_CASES)
def show_all_perishable(visit: Visit) -> Page:
    """Show what may be lost across every open investigation, what goes first at the top, and how much was lost."""
    found = sorted(_everywhere(visit), key=lambda one: _soonest(one.one.source))
    running = tuple(one for one in found if one.one.is_running)
    lost = tuple(one for one in found if one.one.source.is_lost)
    proposed = sorted(_proposed(visit), key=lambda one: (-one.many, one.record))
    content = {
        "running": running[:FIRST],
        "more": max(len(running) - FIRST, 0),
        "proposed": proposed[:FIRST],
        "proposed_in": len(proposed),
        "proposed_lost": lost_words(sum(one.many for one in proposed)),
        "lost": lost[:FIRST],
        "lost_count": len(lost),
        "never_asked": sum(not one.one.source.was_asked_for for one in lost),
        "made": when(visit.now, visit.now),
    }
    put_down = (one.record for one in (*running[:FIRST], *lost[:FIRST]))
    shows = tuple(dict.fromkeys((*put_down, *(one.record for one in proposed[:FIRST]))))
    return Page(template="enquiring/all_perishable.html", content=content, shows=shows)


def investigations(visit: Visit) -> Iterator[Case]:
    """Yield the investigations that are open."""
    for case in visit.parts.reading.live(visit.now).cases:
        if SubjectKind.INVESTIGATION in case.kinds:
            yield case


def _proposed(visit: Visit) -> Iterator[ProposedIn]:
    """Yield each open investigation in which nobody has taken up what the record proposes and what may be lost."""
    reading, names = visit.parts.reading, visit.parts.reading.names()
    pack = reading.rulebook.at(visit.now).pack
    for case in investigations(visit):
        named = next(one for held in case.entries for one in held.event.subjects if _is_investigation(one))
        lines = lines_of(reading.story(named), pack, [reading.story(child) for child in case.children])
        if many := lost_count(lines):
            yield ProposedIn(many=many, who=_who(case, names), record=case.record)


def _is_investigation(named: Subject) -> bool:
    return kind_of(named) is SubjectKind.INVESTIGATION


def _who(case: Case, names: Mapping[Subject, str]) -> str:
    return name_of(case.children[0], names)


def _everywhere(visit: Visit) -> Iterator[InACase]:
    rulebook = visit.parts.reading.rulebook.at(visit.now)
    names = visit.parts.reading.names()
    for case in investigations(visit):
        if not any(held.event.type == IDENTIFIED for held in case.entries):
            continue
        told = stories(held.event for held in case.entries)
        story = next(story for named, story in told.items() if _is_investigation(named))
        words = visit.parts.reading.words(case.record)
        for source in sources_of(story, rulebook.pack, visit.now):
            one = shown_with(source, rulebook.pack, words, visit.now)
            yield InACase(
                one=one, who=_who(case, names), record=case.record, href=reverse("perishable", args=[case.record])
            )


def _soonest(source: Source) -> tuple[bool, float, str]:
    until = source.kept_until.timestamp() if source.kept_until else 0.0
    return source.kept_until is None, until, source.reference
