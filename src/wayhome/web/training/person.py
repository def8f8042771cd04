"""One person's training: what they may be relied on for, why not, what would make it so; one's own page alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.governing.own_grades import FOUND
from wayhome.application.governing.samples import LIMITS
from wayhome.application.training.people import Person
from wayhome.duties.duty import Duty
from wayhome.duties.saying import period_in_words
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.competence import QuestionSet
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.training.overview import tabs
from wayhome.web.training.reading import Force
from wayhome.web.training.saying import Owed, Said, day, mark_of, owed, said

FINDINGS = {"sound": "sound", "to_learn_from": "something to learn from", "not_safe": "not safe"}
LEARN, OWN_SAMPLE = "learn_from_sample", "Go through what a sample of your grades showed"
RESULTS = {"safe": "safe", "not_yet": "not safe yet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One kind of work: what it is called, how they stand to it, and each thing it asks."""

    title: str
    mark: Mark
    lines: tuple[Said, ...]


@shows_no_record(Permission.READ_PEOPLE)
def show_officer(visit: Visit, officer: str) -> Page:
    """Show how somebody stands to each kind of work, which training is owed about them, and what it rests on."""
    force = Force(visit)
    person = force.person(officer)
    looks_after = may(visit.actor, Permission.RECORD_TRAINING) and officer != visit.actor.id
    content = {**_content(person, force), "title": officer, "is_mine": False, "looks_after": looks_after}
    return Page(template="training/person.html", content=content)


@shows_no_record(Permission.CHECK_UNDERSTANDING)
def show_mine(visit: Visit) -> Page:
    """Show one's own training, and the questions to answer."""
    force = Force(visit)
    person = force.person(visit.actor.id)
    content = {
        **_content(person, force),
        "title": "Your training",
        "is_mine": True,
        "owed": [_own(person, duty, force) for duty in person.owed],
        "looks_after": False,
        "tabs": tabs("my-training", visit),
    }
    return Page(template="training/person.html", content=content)


def _content(person: Person, force: Force) -> dict[str, object]:
    shown = [work for work in force.pack.requires if person.is_known_for(work, force.pack)]
    works = shown or list(force.pack.requires)[:1]
    return {
        "who": person.officer,
        "note": ", ".join(part for part in (person.rank, force.unit_name(person.unit)) if part),
        "works": [_work(person, work, force.pack) for work in works],
        "owed": [owed(person, duty, force, force.visit.now) for duty in person.owed],
        "history": [line for event in reversed(person.story.own) if (line := _told(event, force.pack))],
        "questions": questions_of(force),
        "watch_href": reverse("watch-practice", args=[person.officer]),
    }


def _own(person: Person, duty: Duty, force: Force) -> Owed:
    """Return what is owed about somebody as their own page has it: in their words, and where they can do it."""
    shown = owed(person, duty, force, force.visit.now)
    raised = next((event for event in person.story.own if event.id == duty.raised_by), None)
    if raised is None or raised.type != FOUND:
        return shown
    period = str(raised.body["period"])
    see = Link(text="See which grades, and why", href=reverse("own-sample", args=[period]))
    if duty.act != LEARN:
        return replace(shown, see=see)
    asked = next(iter(_questions(force)), None)
    there = Link(text=f"Answer the questions on {asked.title}", href=_href(asked)) if asked else None
    return replace(shown, title=f"{OWN_SAMPLE}: {period_in_words(period) or period}", where=there, see=see)


def _questions(force: Force) -> tuple[QuestionSet, ...]:
    return tuple(force.pack.question_sets.values())


def questions_of(force: Force) -> list[tuple[str, str]]:
    """Return the questions that anybody may answer, by what they are on, each with where."""
    return [(one.title, _href(one)) for one in _questions(force)]


def _href(asked: QuestionSet) -> str:
    return reverse("check-understanding", args=[asked.id])


def _work(person: Person, work: str, pack: Pack) -> Work:
    found = person.standings[work]
    return Work(title=pack.requires[work].title, mark=mark_of(found), lines=tuple(map(said, found.lines)))


def _told(event: Event, pack: Pack) -> str:
    """Say one thing on record about somebody's training; empty for what is not about it."""
    words = _what(event, pack)
    at = in_london(event.happened_at)
    return f"{day(at.date())}: {words}" if words else ""


def over_weeks(body: Mapping[str, Value]) -> str:
    """Say what samples came to for one officer: of half a year, which is not what the last of them came to for all."""
    came = f"{body['agreed']} of {body['sampled']} grades came out the same, {body['too_low']} had been too low"
    last = period_in_words(str(body["period"])) or body["period"]
    return f"Samples of the {LIMITS.weeks} weeks up to {last}, together: {came}."


def _what(event: Event, pack: Pack) -> str:
    body = event.body
    competence = pack.competences.get(str(body.get("competence")))
    title = competence.title if competence else str(body.get("competence"))
    match event.type.removeprefix("workforce."):
        case "competence_recorded":
            return f"“{title}” recorded, in date until {day(date.fromisoformat(str(body['valid_until'])))}."
        case "competence_withdrawn":
            return f"“{title}” no longer counts."
        case "understanding_checked":
            passed = "passed" if body["passed"] else "not passed"
            return f"Questions answered: {body['right']} of {body['asked']} right, {passed}."
        case "grading_finding_made":
            return f"{over_weeks(body)} They say: {FINDINGS[str(body['finding'])]}."
        case "practice_supervised":
            return f"Practice watched over {body['cases']} cases: {RESULTS[str(body['result'])]}."
        case _:
            return ""
