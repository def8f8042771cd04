"""Training, for whoever looks after it: shifts nobody covers, what is owed, what runs out, and who may do what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.training.gaps import SHIFTS, WEEKS, Coverage, Shift, coverage
from wayhome.application.training.people import Person, may_grade, running_out, today_of
from wayhome.duties.competent import GRADE, Line
from wayhome.kernel.moments import in_london
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.presenting.links import Tab
from wayhome.web.presenting.owners import role_words
from wayhome.web.training.reading import Force
from wayhome.web.training.saying import Owed, officer_href, owed, row

SOON, SPANS = 90, (30, 60, 90)
SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """A shift to come as the page places it."""

    when: str
    fewest: str
    who: str
    reports: str
    is_gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Something that runs out: what, whose, and when."""

    who: str
    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link that narrows a list, with how many it would show."""

    words: str
    href: str
    count: int
    here: bool


@shows_no_record(Permission.READ_PEOPLE)
def show_training(visit: Visit) -> Page:
    """Show where nobody may grade, which training is owed, what runs out next, and whose samples were not safe."""
    force = Force(visit)
    asked = GRADE in force.pack.requires
    rows = list(_owed(force))
    content = {
        "asked": asked,
        "coverage": _covered(coverage(force.people, force.roster, visit.parts.ledger, force.pack, visit.now), force),
        "may_grade": sum(map(may_grade, force.people)),
        "people": len(force.people),
        "owed": rows,
        "owed_in_all": sum(one.times for one in rows),
        "owed_by": sorted({role_words(duty.owed_by.role, force.pack) for one in force.people for duty in one.owed}),
        "running": list(_running(force)),
        "found": [row(one, GRADE, force) for one in force.people if asked and _was_found(one)],
        "tabs": tabs("training", visit),
    }
    return Page(template="training/overview.html", content=content)


@shows_no_record(Permission.READ_PEOPLE)
def list_people(visit: Visit) -> Page:
    """Show who may do one kind of work and who may not yet, of everybody on record for it."""
    force = Force(visit)
    works = force.pack.requires
    asked = visit.request.GET
    work = asked.get("for", GRADE) if asked.get("for", GRADE) in works else next(iter(works), "")
    known = [one for one in force.people if work and one.is_known_for(work, force.pack)]
    unit = asked.get("unit", "")
    here = [one for one in known if unit in ("", one.unit)]
    content = {
        "work": works[work].title if work else "",
        "works": list(_works(unit, work, force)),
        "units": list(_units(known, unit, work, force)),
        "may": [row(one, work, force) for one in here if one.standings[work].holds],
        "may_not": [row(one, work, force) for one in here if not one.standings[work].holds],
        "others": len(force.people) - len(known),
        "tabs": tabs("training-people", visit),
    }
    return Page(template="training/people.html", content=content)


def tabs(here: str, visit: Visit) -> list[Tab]:
    """Return the pages about training that stand beside each other, those that the reader may open."""
    names = {"training": "What needs you", "training-people": "Who may do what"} if _reads(visit) else {}
    if may(visit.actor, Permission.CHECK_UNDERSTANDING):
        names |= {"my-training": "Your own"}
    return [Tab(text=words, href=reverse(name), here=name == here) for name, words in names.items()]


def _reads(visit: Visit) -> bool:
    return may(visit.actor, Permission.READ_PEOPLE)


def _was_found(person: Person) -> bool:
    return any(line.kind == "finding" for line in person.standings[GRADE].lacking)


def _owed(force: Force) -> Iterator[Owed]:
    """Yield what is owed about each person, the soonest due first; several of one kind stand once, with how many."""
    found = [(duty, person) for person in force.people for duty in person.owed]
    ordered = sorted(found, key=lambda pair: (pair[0].due_at, pair[1].officer, pair[0].rule))
    rows = [owed(person, duty, force, force.visit.now) for duty, person in ordered]
    many = Counter((one.who, one.title) for one in rows)
    first: dict[tuple[str, str], Owed] = {}
    for one in rows:
        first.setdefault((one.who, one.title), replace(one, times=many[one.who, one.title]))
    yield from first.values()


def _running(force: Force) -> Iterator[tuple[str, list[Running]]]:
    """Yield what runs out in each span of days, each thing in the first span that holds it."""
    found, first = running_out(force.people, today_of(force.visit.now), SOON), 0
    for days in SPANS:
        rows = [_one(person, line) for person, line in found if first <= _in_days(line, force) <= days]
        if rows:
            yield f"In {first} to {days} days" if first else f"Within {days} days", rows
        first = days + 1


def _in_days(line: Line, force: Force) -> int:
    return (line.until - today_of(force.visit.now)).days if line.until else SOON


def _one(person: Person, line: Line) -> Running:
    return Running(who=person.officer, href=officer_href(person.officer), words=line.words)


def _covered(found: Coverage | None, force: Force) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "gaps": [_shift(one, force) for one in found.gaps],
        "shifts": [_shift(one, force) for one in found.shifts],
        "reports": found.reports,
        "weeks": WEEKS,
        "ahead": SHIFTS,
    }


def _shift(shift: Shift, force: Force) -> ShiftRow:
    start, end = in_london(shift.start), in_london(shift.end)
    begins = "Now" if shift.start == force.visit.now else f"{start:%a} {start.day} {start:%b}, {start:%H:%M}"
    at = in_london(shift.fewest_at)
    if not shift.has_rota:
        fewest = f"Nobody is on the rota at {at:%H:%M}"
    elif shift.is_gap:
        fewest = f"Nobody from {at:%H:%M}" if shift.may_grade else "Nobody"
    else:
        fewest = f"{shift.fewest}" if shift.fewest == len(shift.may_grade) else f"{shift.fewest} at the fewest"
    return ShiftRow(
        when=f"{begins} to {end:%H:%M}",
        fewest=fewest,
        who=", ".join(shift.may_grade[:SHOWN]),
        reports=f"{shift.reports}",
        is_gap=shift.is_gap,
    )


def _works(unit: str, work: str, force: Force) -> Iterator[Choice]:
    for one in force.pack.requires.values():
        count = sum(person.is_known_for(one.id, force.pack) for person in force.people)
        yield Choice(words=one.title, href=_with(work=one.id, unit=unit), count=count, here=one.id == work)


def _units(known: list[Person], unit: str, work: str, force: Force) -> Iterator[Choice]:
    yield Choice(words="All units", href=_with(work=work, unit=""), count=len(known), here=not unit)
    for key in sorted({one.unit for one in known if one.unit}, key=force.unit_name):
        count = sum(one.unit == key for one in known)
        yield Choice(words=force.unit_name(key), href=_with(work=work, unit=key), count=count, here=key == unit)


def _with(*, work: str, unit: str) -> str:
    asked = {"for": work, **({"unit": unit} if unit else {})}
    return f"{reverse('training-people')}?{urlencode(asked)}"
