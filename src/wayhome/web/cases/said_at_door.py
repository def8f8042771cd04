"""What somebody wrote at a door about a child who is missing, until the risk is assessed on it: first on the case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.access.actors import Actor
from wayhome.access.rules import may
from wayhome.application.board.unread import is_at_door, news_since
from wayhome.application.caseload import Case
from wayhome.kernel.ids import EventId, SubjectKind
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.cases.offers import phase_of
from wayhome.web.doing import doing
from wayhome.web.presenting.called import question_asked
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when

MISSING, GONE = "missing", "The words are not held any more."


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One thing: who wrote it, when, and their words."""

    who: str
    when: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAtDoor:
    """Everything that was written and not read, the latest first; ``do`` leads to where it is read and acted on."""

    written: tuple[Written, ...]
    do: Link | None


def said_at_door(
    case: Case, words: Mapping[tuple[EventId, str], str], actor: Actor, pack: Pack, *, then: bool
) -> SaidAtDoor | None:
    """Return what stands first on the case of a missing child; None where nothing waits. ``then``: looked back."""
    if case.kinds[0] is not SubjectKind.EPISODE or phase_of(case) != MISSING:
        return None
    written = tuple(_written(case, words, pack))
    return SaidAtDoor(written=written, do=None if then else _do(case, actor)) if written else None


def _written(case: Case, words: Mapping[tuple[EventId, str], str], pack: Pack) -> Iterator[Written]:
    told = (held.event for held in (*case.entries, *case.background) if held.event.happened_at <= case.at)
    news = [event for event in news_since(effective(told)) if is_at_door(event)]
    for event in sorted(news, key=lambda one: (one.recorded_at, one.id), reverse=True):
        held = (words.get((event.id, field), "") for field in ("content", "words"))
        said = next((text for text in (*held, _ticked(event, pack)) if text), GONE)
        who = str(event.body.get("supplied_by") or "somebody").replace("_", " ")
        yield Written(who=capital(who), when=when(event.recorded_at, case.at), words=said)


def _ticked(event: Event, pack: Pack) -> str:
    """Return the question to which they said yes; empty where it is no answer."""
    asked = question_asked(str(event.body.get("question") or ""), pack)
    return f"{asked} Yes." if asked else ""


def _do(case: Case, actor: Actor) -> Link | None:
    place = doing("reassess")
    return Link(text=place.words, href=place.href(case.record)) if may(actor, place.permission) else None
