"""What each child of a case needs, as a page that is read: what was said, what follows from it, what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.needs.assess import FOLLOWS
from wayhome.casework.needs.gone_through import changed_at, passed_over, still_to_ask
from wayhome.casework.needs.standing import Need, NeedsStanding, driven, needs_of, questions_of
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.doing import doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.needs_strip import Told, said_words, words_for
from wayhome.web.presenting.times import when

LEADS_TO = {
    "medical": ("Care now", "make-safe"),
    "safety": ("Their safety", "make-safe"),
    "interpreter": ("An interpreter", ""),
    "intermediary": ("An intermediary", "intermediary"),
    "special_measures": ("Special measures", "explain-measures"),
    "interview": ("Who talks with them", "preferences"),
    "support": ("A support service", "refer-support"),
    "contact": ("The contact plan", "agree-contact"),
    "exploited_to_offend": ("Whether they were made to offend", "screen-offending"),
    "personal_statement": ("A personal statement", "personal-statement"),
}
NOT_WANTED = "the child did not want to talk about it"
ACTS = ("assess-needs", "needs-changed", "refer-support", "explain-rights", "personal-statement", "compensation")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfTopic:
    """What was said under one heading."""

    title: str
    said: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """One thing that the answers lead to, what was said, and where it is done."""

    title: str
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """What was said otherwise in the last assessment than in the one before."""

    question: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """The parts that are still to be asked about, and what they are called: after a change it is asking again."""

    called: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfChild:
    """One child: what they need, what follows, what changed, what is still to be asked about and what never was."""

    who: str
    since: str
    topics: tuple[OfTopic, ...]
    follows: tuple[Follows, ...]
    changes: tuple[Differs, ...]
    to_ask: ToAsk
    passed_over: tuple[Told, ...]
    left_open: tuple[str, ...]


@shows_records(Permission.READ_CASES)
def show_needs(visit: Visit, record: str) -> Page:
    """Show what each child of an investigation needs."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "entered": take(visit.request),
        "children": tuple(_of_child(child, desk) for child in desk.facing.children),
        "links": tuple(_links(desk)),
    }
    return Page(template="needs/needs.html", content=content, shows=desk.shows)


def _of_child(child: Subject, desk: Desk) -> OfChild:
    story = desk.facing.stories.get(child)
    standing = needs_of(story, words_for(needs_of(story), desk.visit))
    names = desk.visit.parts.reading.names() if len(desk.facing.children) > 1 else {}
    return OfChild(
        who=names.get(child, ""),
        since=_since(standing, desk),
        topics=tuple(_topics(standing, desk)),
        follows=tuple(_follows(standing, desk, child)),
        changes=tuple(_differs(one, desk) for one in standing.changes),
        to_ask=_to_ask(child, desk),
        passed_over=tuple(_passed_over(story, standing, desk)),
        left_open=tuple(one.from_12 for name, one in questions_of(desk.pack).items() if name not in standing.needs),
    )


def _since(standing: NeedsStanding, desk: Desk) -> str:
    if standing.assessed is None:
        return "Nobody has asked this child yet what they need."
    asked = standing.assessed.body.get("asked")
    many = f", {asked} {'question' if asked == 1 else 'questions'} talked about" if asked is not None else ""
    return f"Assessment {standing.version}, {when(standing.assessed.happened_at, desk.visit.now)}{many}."


def _to_ask(child: Subject, desk: Desk) -> ToAsk:
    """Return what is still to be asked about: ever, or since something changed for the child."""
    story, since = desk.facing.stories.get(child), changed_at(replace(desk.facing, child=child))
    again = since is not None and not still_to_ask(story, desk.pack)
    called = f"Something changed, {when(since, desk.visit.now)}. To ask again" if since and again else "Still to ask"
    return ToAsk(called=called, parts=tuple(one.title for one in still_to_ask(story, desk.pack, since=since)))


def _passed_over(story: Story | None, standing: NeedsStanding, desk: Desk) -> Iterator[Told]:
    """Yield the parts that were passed over and never talked about, with why."""
    for topic, event in passed_over(story).items():
        part = desk.pack.victim_needs.get(topic)
        if part and standing.needs.keys().isdisjoint(one.id for one in part.questions):
            texts = desk.visit.parts.ledger.words(event.record)
            reason = next((one.text for one in texts if (one.event, one.field) == (event.id, "reason")), "")
            why = f"not asked: {reason}" if event.body["why"] == "not_asked" else NOT_WANTED
            yield Told(label=part.title, words=f"{why} ({when(event.happened_at, desk.visit.now)})")


def _topics(standing: NeedsStanding, desk: Desk) -> Iterator[OfTopic]:
    for topic in desk.pack.victim_needs.values():
        needs = ((one, standing.needs.get(one.id)) for one in topic.questions)
        said = tuple(Told(label=one.from_12, words=_said(need, desk)) for one, need in needs if need is not None)
        if said:
            yield OfTopic(title=topic.title, said=said)


def _said(need: Need, desk: Desk) -> str:
    return f"{said_words(need, desk.pack)} ({when(need.at, desk.visit.now)})"


def _follows(standing: NeedsStanding, desk: Desk, child: Subject) -> Iterator[Follows]:
    about = child if len(desk.facing.children) > 1 else ""
    for drive in dict.fromkeys((*FOLLOWS, *LEADS_TO)):
        answers = driven(standing, desk.pack, drive)
        if answers:
            title, page = LEADS_TO[drive]
            yield Follows(title=title, words=", ".join(dict.fromkeys(answers)), href=_href(page, desk, about))


def _href(page: str, desk: Desk, about: str) -> str:
    if not page or not may(desk.visit.actor, doing(page).permission):
        return ""
    return doing(page).href(desk.record, about)


def _differs(need: Need, desk: Desk) -> Differs:
    question = questions_of(desk.pack).get(need.question)
    before = said_words(need.before, desk.pack) if need.before else ""
    return Differs(
        question=question.from_12 if question else need.question, before=before, now=said_words(need, desk.pack)
    )


def _links(desk: Desk) -> Iterator[Link]:
    for one in map(doing, ACTS):
        if may(desk.visit.actor, one.permission):
            yield Link(text=one.words, href=one.href(desk.record))
