"""What a sample of one's own grades showed: each that came out otherwise, with both reasons, and what was found.

Only one's own, and only once the sample is closed with something to go through: until then nobody is told.
"""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.governing.own_grades import Otherwise, graded_otherwise, to_go_through
from wayhome.duties.saying import period_in_words
from wayhome.duties.story import Story
from wayhome.record.envelope import Event
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when
from wayhome.web.training.person import FINDINGS, RESULTS, over_weeks, questions_of
from wayhome.web.training.reading import Force

WATCHED = "workforce.practice_supervised"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """One grade of one's own beside the second: of which report, when, both levels and what each rested on."""

    record: str
    reference: str
    href: str
    week: str
    at: str
    entry_href: str
    first: str
    first_reasons: str
    second: str
    second_reasons: str


@shows_records(Permission.READ_CASES)
def show_own_sample(visit: Visit, period: str) -> Page:
    """Show what a week's sample found of one's own grades, and nothing of them before it was found."""
    force = Force(visit)
    person = force.person(visit.actor.id)
    found = to_go_through(person.story, period)
    said_of = period_in_words(period) or period
    if found is None:
        return Page(template="training/no_own_sample.html", content={"week": said_of})
    rows = tuple(_row(visit, one) for one in graded_otherwise(visit.parts.ledger, visit.actor.id, period))
    content = {
        "week": said_of,
        "rows": rows,
        "said": _said(visit, found, person.story),
        "questions": questions_of(force),
        "back": reverse("my-training"),
    }
    return Page(template="training/own_sample.html", content=content, shows=tuple(row.record for row in rows))


def _row(visit: Visit, one: Otherwise) -> GradeRow:
    first, second = one.compared.first, one.compared.second
    words = visit.parts.reading.words(first.record)
    return GradeRow(
        record=first.record,
        reference=reference(first.record),
        href=reverse("case", args=[first.record]),
        week=period_in_words(one.period) or one.period,
        at=when(first.happened_at, visit.now),
        entry_href=reverse("entry", args=[first.id]),
        first=one.compared.pair.first.replace("_", " "),
        first_reasons=words.get((first.id, "rationale"), ""),
        second=one.compared.pair.second.replace("_", " "),
        second_reasons=words.get((second.id, "reasons"), ""),
    )


def _said(visit: Visit, found: Event, own: Story) -> tuple[str, ...]:
    """Return what the lead said: the finding, with who closed the sample, and what came of practice watched since."""
    watched = [event for event in own.of_type(WATCHED) if event.happened_at >= found.happened_at]
    by = Called({event.actor for event in (found, *watched)})
    first = f"{by(found.actor)}, {when(found.happened_at, visit.now)}: {FINDINGS[str(found.body['finding'])]}."
    since = (
        f"{by(event.actor)}, {when(event.happened_at, visit.now)}: practice watched over {event.body['cases']} cases, "
        f"{RESULTS[str(event.body['result'])]}. {_note(visit, event)}".strip()
        for event in watched
    )
    return (f"{first} {over_weeks(found.body)}", *since)


def _note(visit: Visit, event: Event) -> str:
    return visit.parts.reading.words(event.record).get((event.id, "note"), "")
