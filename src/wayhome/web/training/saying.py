"""How these pages say it: days, marks, and whether somebody may be relied on, in one short line."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.application.training.people import Person
from wayhome.duties.competent import Line, Standing
from wayhome.duties.duty import Duty
from wayhome.kernel.moments import in_london
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark, status_mark
from wayhome.web.training.reading import Force

MAY = Mark(words="May", shape="tick", kind="met")
MAY_NOT = Mark(words="Not yet", shape="clock", kind="owed")
STOPPED = Mark(words="Not now", shape="cross", kind="overdue")
IN_DATE = Mark(words="In date", shape="tick", kind="met")
NOTHING = Mark(words="Nothing against it", shape="tick", kind="met")
NOT_SO = Mark(words="Lacking", shape="clock", kind="owed")
KINDS = {"competence": "Training", "understanding": "Understanding", "finding": "Samples of their work"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Somebody in a list: who, where, how they stand to one kind of work."""

    who: str
    href: str
    note: str
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that an act asks of somebody, as a page places it."""

    heading: str
    mark: Mark
    words: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One training duty as a page places it: what, about whom, by when, and where it is excused.

    ``times`` is how many of one kind are owed about somebody, of which this is the soonest due; ``where`` is the
    page on which who reads can do it, ``see`` what shows them what it is about.
    """

    title: str
    who: str
    href: str
    mark: Mark
    by: str
    excuse_href: str
    rule_href: str
    times: int = 1
    where: Link | None = None
    see: Link | None = None


def day(when: date) -> str:
    """Say a day: 30 September 2027."""
    return f"{when.day} {when:%B %Y}"


def officer_href(officer: str) -> str:
    """Return where somebody's training page is."""
    return reverse("officer-training", args=[officer])


def row(person: Person, work: str, force: Force) -> Row:
    """Return somebody as a list shows them, for one kind of work."""
    found = person.standings[work]
    note = ", ".join(part for part in (person.rank, force.unit_name(person.unit)) if part)
    return Row(
        who=person.officer, href=officer_href(person.officer), note=note, mark=mark_of(found), words=in_short(found)
    )


def mark_of(found: Standing) -> Mark:
    """Return how somebody stands to a kind of work, as a mark; a finding that stands against it is the gravest."""
    if found.holds:
        return MAY
    return STOPPED if any(line.kind == "finding" for line in found.lacking) else MAY_NOT


def in_short(found: Standing) -> str:
    """Say how somebody stands to a kind of work in a line."""
    if found.holds:
        return f"All in date until {day(found.until)}." if found.until else "Nothing is asked."
    return " ".join(line.words for line in found.lacking)


def said(line: Line) -> Said:
    """Return one thing that is asked, as a page places it."""
    so = NOTHING if line.kind == "finding" else IN_DATE
    return Said(heading=KINDS[line.kind], mark=so if line.is_so else NOT_SO, words=line.words, remedy=line.remedy)


def owed(person: Person, duty: Duty, force: Force, now: datetime) -> Owed:
    """Return a training duty as a page places it."""
    due = in_london(duty.due_at)
    excuse = reverse("excuse-training", args=[person.officer])
    return Owed(
        title=title_of(person, duty, force),
        who=person.officer,
        href=officer_href(person.officer),
        mark=status_mark(duty.status_at(now)),
        by=f"by {day(due.date())}",
        excuse_href=f"{excuse}?{urlencode({'duty': duty.identity})}",
        rule_href=reverse("rule", args=[force.pack.name, duty.rule]),
    )


def title_of(person: Person, duty: Duty, force: Force) -> str:
    """Return a training duty in the rulebook's words, with the competence or the questions it is about."""
    return f"{force.title(duty)}{_about(person, duty, force)}"


def _about(person: Person, duty: Duty, force: Force) -> str:
    _, _, code = duty.obligation.partition(":")
    if code:
        competence = force.pack.competences.get(code)
        return f": “{competence.title}”" if competence else f": {code.replace('_', ' ')}"
    raised = next((event for event in person.story.own if event.id == duty.raised_by), None)
    asked = force.pack.question_sets.get(str(raised.body.get("subject"))) if raised else None
    return f": {asked.title}" if asked else ""
