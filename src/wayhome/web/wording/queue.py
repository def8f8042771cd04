"""The supervisors' queue: words about children that nobody answered, and words that were kept and not looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.board.kept import kept_board
from wayhome.application.board.kinds import MISSING as IS_MISSING
from wayhome.application.caseload import Case
from wayhome.application.wording.samples import samples
from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when
from wayhome.web.presenting.whose import MISSING, place_of
from wayhome.web.wording.sampling import for_whoever_asks

ANSWER, REVIEW = "answer_wording", "review_wording"
AT_MOST = 50  # lines on one page; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One thing that waits: the words, whose they are, by when it is owed, and where it is done."""

    words: str
    who: str
    record: RecordId
    child: Subject
    by: str
    category: str
    due: str
    overdue: bool
    reason: str
    href: str


@shows_records(Permission.SEE_WORDS)
def show_queue(visit: Visit) -> Page:
    """Show what waits for an answer and for a supervisor: of children missing now, of open cases, the newest first."""
    cases = visit.parts.reading.owing(visit.now).cases
    missing = _missing(visit)
    waiting = sorted(_waiting(cases, visit), key=lambda one: _comes(one[0], one[1], missing))
    called = Called(event.actor for case, duty in waiting for event in _behind(case, duty))
    unanswered = [line for case, duty in waiting if duty.act == ANSWER for line in _line(visit, case, duty, called)]
    kept = [line for case, duty in waiting if duty.act == REVIEW for line in _line(visit, case, duty, called)]
    shown = (*unanswered[:AT_MOST], *kept[:AT_MOST])
    content = {
        "unanswered": unanswered[:AT_MOST],
        "kept": kept[:AT_MOST],
        "many_unanswered": len(unanswered),
        "many_kept": len(kept),
        "to_read": sum(for_whoever_asks(visit, one) for one in samples(visit.parts.ledger).values()),
    }
    return Page(template="wording/queue.html", content=content, shows=tuple(_shows(shown)))


def _missing(visit: Visit) -> frozenset[Subject]:
    """Return the children who are missing now."""
    board, _ = kept_board(visit.parts.reading, visit.now)
    return frozenset(child for record in board.of(IS_MISSING) for child in board.rows[record].children)


def _comes(case: Case, duty: Duty, missing: frozenset[Subject]) -> tuple[int, float]:
    """Put first what can still be put right while a child is looked for or the case is open; in each, the newest."""
    place = MISSING if not missing.isdisjoint(case.children) else place_of(case)[0]
    return place, -duty.due_at.timestamp()


def _shows(lines: Iterable[QueueLine]) -> Iterator[str]:
    for line in lines:
        yield from (line.record, line.child)


def _waiting(cases: Iterable[Case], visit: Visit) -> Iterator[tuple[Case, Duty]]:
    """Yield each open duty about words once, with the case that holds the entry which raised it."""
    for case in cases:
        entries = {held.event.id for held in case.entries}
        for child in case.children:
            for duty in visit.parts.reading.owed_on(child, visit.now):
                if duty.act in (ANSWER, REVIEW) and duty.raised_by in entries:
                    yield case, duty


def _behind(case: Case, duty: Duty) -> Iterator[Event]:
    """Yield what a duty is about: the entry that raised it, and for kept words the one that pointed them out."""
    events = {held.event.id: held.event for held in (*case.entries, *case.background)}
    raised = events.get(duty.raised_by)
    if raised is not None:
        yield raised
        pointed = events.get(EventId(str(raised.body.get("pointed_out", ""))))
        if pointed is not None:
            yield pointed


def _line(visit: Visit, case: Case, duty: Duty, called: Called) -> Iterator[QueueLine]:
    behind = tuple(_behind(case, duty))
    if not behind:
        return
    raised, pointed = behind[0], behind[-1]
    words = visit.parts.reading.words(case.record)
    child = next(iter(case.children), Subject(""))
    yield QueueLine(
        words=words.get((pointed.id, "passage"), ""),
        who=name_of(child, visit.parts.reading.names()),
        record=case.record,
        child=child,
        by=called(pointed.actor),
        category=_category(str(pointed.body.get("category", "")), visit),
        due=_due(duty, visit.now),
        overdue=duty.status_at(visit.now) is Status.OVERDUE,
        reason=words.get((raised.id, "reason"), "") if duty.act == REVIEW else "",
        href=reverse("answer-wording" if duty.act == ANSWER else "review-wording", args=[case.record]),
    )


def _category(named: str, visit: Visit) -> str:
    """Return what a category is called; its own name where the edition in force has it no more."""
    titles = {str(one.id): one.title for one in visit.parts.engine().lexicon.categories}
    return titles.get(named) or named.replace("_", " ")


def _due(duty: Duty, now: datetime) -> str:
    return when(duty.due_at, now)
