"""What is lost by waiting and nobody has asked for yet: recordings, phone data, traces. One list for every page.

What bears on the child is asked of the case alone: how often they were missing before moves no line that is lost by
waiting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.application.standing.when_asked import WhenAsked
from wayhome.duties.derive import Rulebook
from wayhome.duties.lines import OfferedLine, lines_offered
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.open_lines import OpenLine, Words, asked_lines, open_lines
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.times import when

WAITING = ("not_begun", "raised")


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFirst:
    """One thing that is lost by waiting.

    ``key`` is the line it belongs to, which ``raised`` says somebody raised already; ``lost`` says what is lost, in
    words, where the catalogue does; ``at`` is by when it must be asked for (UTC), which is when it is overwritten where
    that is ``known``.
    """

    key: str
    title: str
    lost: str
    at: datetime
    raised: bool
    known: bool

    def by(self, now: datetime) -> str:
        """Say by when it must be asked for: "ask now: it was due 22:24 today"."""
        return f"ask now: it was due {when(self.at, now)}" if self.at < now else f"ask by {when(self.at, now)}"

    def said(self, now: datetime) -> str:
        """Say it in a line, with what is lost."""
        if self.known:
            verb = "was to be overwritten" if self.at < now else "overwritten"
            return f"{self.title}, {verb} at {when(self.at, now)}. Nobody has asked for it yet"
        return f"{self.title}: {self.by(now)}. {self.lost}".rstrip()


class LostSoon(WhenAsked[tuple[LostFirst, ...]]):
    """What is lost by waiting in each case that is looked through, no words of its entries in it: a column."""

    def __init__(self) -> None:
        super().__init__(lambda case, rulebook: lost_first(case, rulebook.at(case.at), {}))


def lost_first(case: Case, rulebook: Rulebook, words: Words) -> tuple[LostFirst, ...]:
    """Return what is lost by waiting in a case and was not asked for, soonest first.

    Of a child who was found, only what somebody wrote down a date for: the catalogue is for finding them.
    """
    waiting = _waiting(case, words, rulebook.pack)
    missing = standing(case, ()).state.kind == "missing"
    found = list(_of_catalogue(case, rulebook, waiting)) if missing else []
    dated = (line for key, line in waiting.items() if key not in {one.key for one in found})
    return _soonest((*found, *_dated(dated)))


def dated_first(case: Case, pack: Pack, words: Words) -> tuple[LostFirst, ...]:
    """Return only what somebody wrote down a date for: many cases are looked through for it at once."""
    return _soonest(_dated(_waiting(case, words, pack).values()))


def _waiting(case: Case, words: Words, pack: Pack) -> Mapping[str, OpenLine]:
    """Return the lines that are open and whose recordings or data nobody has asked for."""
    return {line.key: line for line in open_lines(case, words, pack) if not line.asked_for}


def _soonest(found: Iterable[LostFirst]) -> tuple[LostFirst, ...]:
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def _of_catalogue(case: Case, rulebook: Rulebook, waiting: Mapping[str, OpenLine]) -> Iterator[LostFirst]:
    asked, offer = asked_lines(case), lines_offered(_story(case), rulebook, case.at)
    for one in (*offer.first, *offer.rest):
        bears = bool(one.because) or one.stands == "raised"
        if one.line.id not in asked and bears and one.stands in WAITING:
            yield from _lost(one, waiting.get(one.line.id))


def _lost(one: OfferedLine, raised: OpenLine | None) -> Iterator[LostFirst]:
    kept = raised.kept_until if raised else None
    at = kept or one.ask_by
    if at:
        yield LostFirst(
            key=one.line.id, title=one.line.title, lost=one.line.lost, at=at, raised=one.stands == "raised",
            known=kept is not None,
        )  # fmt: skip


def _dated(lines: Iterable[OpenLine]) -> Iterator[LostFirst]:
    for line in lines:
        if line.kept_until:
            title = f"{line.name}: {line.what}" if line.what else line.name
            yield LostFirst(key=line.key, title=title, lost="", at=line.kept_until, raised=True, known=True)


def _story(case: Case) -> Story:
    """Return the story of the missing episode that a case is, with what is held about its child besides."""
    told = stories(held.event for held in (*case.entries, *case.background))
    about = [one for held in case.entries for one in held.event.subjects if kind_of(one) is SubjectKind.EPISODE]
    return next((told[one] for one in about if one in told), Story(next(iter(about), case.children[0]), ()))
