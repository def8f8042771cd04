"""How to meet a child: what they said they need, in a strip that everybody sees who meets them next.

Contract: ``needs_strips(facing.stories, facing.children, visit)`` or ``strips_of_cases(cases, visit)``, and
``{% app "needs-strip" strips=strips %}`` in the template. For officers alone: it is on nothing that leaves the force.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.caseload import Case
from wayhome.casework.needs.standing import ASSESSED, CHANGED, Need, NeedsStanding, needs_of, questions_of
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.effective import effective
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.presenting.times import when

NOTHING = "Nothing is on record of how to meet them: ask what helps."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing to go by: what it is called, and what the child said."""

    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsStrip:
    """What one child said they need: from which assessment, in which record, and whether something changed since."""

    who: str
    lines: tuple[Told, ...]
    since: str
    again: str
    href: str
    record: RecordId


def needs_strips(told: Mapping[Subject, Story], children: Sequence[Subject], visit: Visit) -> tuple[NeedsStrip, ...]:
    """Return how to meet each child whose needs were ever talked about; nothing for the others."""
    pack = visit.parts.reading.rulebook.at(visit.now).pack
    names = visit.parts.reading.names() if len(children) > 1 else {}
    found = (_strip(told.get(child), pack, names.get(child, ""), visit) for child in children)
    return tuple(strip for strip in found if strip)


def strips_of_cases(cases: Sequence[Case], visit: Visit) -> tuple[NeedsStrip, ...]:
    """Return how to meet the children of the first of some cases, from what is held of them in all of those."""
    held = {each.event.id: each.event for case in cases for each in (*case.entries, *case.background)}
    if not any(event.type == ASSESSED for event in held.values()):
        return ()
    return needs_strips(stories(effective(held.values())), cases[0].children, visit)


def words_for(standing: NeedsStanding, visit: Visit) -> Mapping[tuple[EventId, str], str]:
    """Return the child's own words about what they need, from every record that holds them."""
    records = dict.fromkeys(one.event.record for one in standing.needs.values())
    held = (words for record in records for words in visit.parts.ledger.words(record))
    return {(words.event, words.field): words.text for words in held}


def _strip(story: Story | None, pack: Pack, who: str, visit: Visit) -> NeedsStrip | None:
    before = needs_of(story)
    if story is None or before.assessed is None:
        return None
    standing = needs_of(story, words_for(before, visit))
    record, lines = before.assessed.record, _lines(standing, pack)
    return NeedsStrip(
        who=who,
        lines=lines,
        since=_since(when(before.assessed.happened_at, visit.now), standing, lines),
        again=_again(story, standing),
        href=_href(record, visit),
        record=record,
    )


def _since(at: str, standing: NeedsStanding, lines: Sequence[Told]) -> str:
    """Say when it was said; where there is nothing to go by, that there is not, so that no empty box looks complete."""
    return f"Said {at}, assessment {standing.version}" if lines else f"Asked {at}. {NOTHING}"


def _href(record: RecordId, visit: Visit) -> str:
    return reverse("needs", args=[record]) if may(visit.actor, Permission.CARE_FOR_VICTIMS) else ""


def _again(story: Story, standing: NeedsStanding) -> str:
    since = standing.assessed.happened_at if standing.assessed else None
    changed = any(since is not None and event.happened_at > since for event in story.of_type(CHANGED))
    return "Something changed since. Ask again before you rely on this." if changed else ""


def _lines(standing: NeedsStanding, pack: Pack) -> tuple[Told, ...]:
    shown = ((question, standing.needs.get(name)) for name, question in questions_of(pack).items() if question.shown)
    return tuple(
        Told(label=question.shown, words=said_words(need, pack)) for question, need in shown if need is not None
    )


def said_words(need: Need, pack: Pack) -> str:
    """Return what was said of one need: the answers in words, then the child's own."""
    question = questions_of(pack).get(need.question)
    answers = ", ".join(question.words_of(one) if question else one.replace("_", " ") for one in need.answers)
    said = f"“{need.said}”" if need.said else ""
    return ": ".join(part for part in (answers, said) if part) or "Said, and the words are no longer held"
