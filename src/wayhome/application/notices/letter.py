"""A letter: what one person is told at one time, in words that hold nothing about a child but the case's reference."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from wayhome.application.notices.notice import Notice, Reader, Stage
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.ids import ActorId, RecordId

MOST = 20
Link = Callable[[RecordId], str]
FOOT = (
    "What stands here is how things were at {at}. The page says how they are now.",
    "No name is sent by e-mail. Sign in to see who it is about.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to one reader, before it is known where they read their e-mail.

    ``key`` is made from what it tells, so that the same letter is never made twice. ``tells`` are the keys of all that
    it tells. ``reader`` is empty where no post is held: ``unit`` then says which mailbox it goes to.
    """

    key: str
    reader: ActorId
    unit: str
    subject: str
    text: str
    records: tuple[RecordId, ...]
    tells: tuple[str, ...]
    made_at: datetime


def letters(notices: Iterable[Notice], now: datetime, link: Link) -> tuple[Letter, ...]:
    """Put what each person is told at each stage into one letter."""

    def to_whom(notice: Notice) -> tuple[str, str, str, bool]:
        reader = notice.reader
        return reader.officer, reader.unit if not reader.officer else "", notice.stage, reader.besides

    ordered = sorted(notices, key=lambda each: (to_whom(each), each.due_at or now, each.record, each.act, each.key))
    return tuple(_letter(list(told), now, link) for _, told in groupby(ordered, key=to_whom))


def _letter(told: Sequence[Notice], now: datetime, link: Link) -> Letter:
    tells = tuple(dict.fromkeys(key for notice in told for key in notice.tells))
    first = told[0]
    to_the_minute = on_the_clock(now.replace(second=0, microsecond=0))
    foot = [line.format(at=to_the_minute) for line in FOOT]
    return Letter(
        key=sha256("\n".join(sorted(tells)).encode()).hexdigest(),
        reader=first.reader.officer,
        unit="" if first.reader.officer else first.reader.unit,
        subject=_subject(told),
        text="\n".join((_opening(first.stage, first.reader), *_vacant(told), "", *_cases(told, link), *foot, "")),
        records=tuple(dict.fromkeys(notice.record for notice in told if notice.on_a_case)),
        tells=tells,
        made_at=now,
    )


def _subject(told: Sequence[Notice]) -> str:
    first, records = told[0], dict.fromkeys(notice.record for notice in told)
    stage, lines = first.stage.words, len(_lines(told))
    begins = _begins(stage, first.reader)
    if len(records) > 1:
        return f"{begins}: {lines} things to do in {len(records)} cases"
    if lines > 1:
        return f"{begins}: {lines} things to do, {first.record}{_first_due(first)}"
    due = f", due {on_the_clock(first.due_at)}" if first.due_at else ""
    return f"{begins}: {first.act}, {first.record}{due}"


def _begins(stage: str, reader: Reader) -> str:
    of_nobody = "Vacant post" if reader.besides else "" if reader.officer else "Nobody on duty"
    return f"{of_nobody}, {stage[0].lower()}{stage[1:]}" if of_nobody else stage


def _first_due(first: Notice) -> str:
    return f", the first due {on_the_clock(first.due_at)}" if first.due_at else ""


def _opening(stage: Stage, reader: Reader) -> str:
    if reader.besides:
        return (
            f"You are told of this because nobody holds the post that owes it ({reader.role}), as your force chose. "
            "Whoever it was passed up to is told too."
        )
    if not reader.officer:
        return (
            f"This comes to this mailbox because nobody holds the post that owes it ({reader.role}), or one above it. "
            "Somebody has to take it on."
        )
    said = {
        Stage.RAISED: f"There is something new for you to do as {reader.role}.",
        Stage.DUE_SOON: f"Time is short for something that you owe as {reader.role}.",
        Stage.OVERDUE: f"Something that you owe as {reader.role} is overdue.",
        Stage.PASSED_UP: f"This was passed up to you as {reader.role}: {reader.why}.",
        Stage.OFFERED: f"A case is offered to you as {reader.role}. It stays with whoever offers it until you accept.",
        Stage.DECLINED: f"Somebody declined a case that you offered as {reader.role}. Why stands on the case.",
        Stage.ASKED: f"Somebody needs your approval as {reader.role}.",
    }[stage]
    passed = f" It came to you because {reader.why}." if reader.why and stage is not Stage.PASSED_UP else ""
    return said + passed


def _vacant(told: Sequence[Notice]) -> Iterator[str]:
    """Yield which posts below the reader nobody holds and until when, each once."""
    yield from dict.fromkeys(notice.reader.vacant for notice in told if notice.reader.vacant and notice.reader.officer)


def _cases(told: Sequence[Notice], link: Link) -> Iterator[str]:
    """Yield what is to be done, case by case, up to a length that is read; the rest is counted, never left unsaid."""
    lines = _lines(told)
    for of_case in _by_case(lines[:MOST]):
        first = of_case[0][0]
        yield first.record if first.on_a_case else "Not of one case"
        for alike in of_case:
            yield from _line(alike)
        yield f"  {link(first.record if first.on_a_case else RecordId(''))}"
        yield ""
    if len(lines) > MOST:
        yield f"And {len(lines) - MOST} more. They are all at {link(RecordId(''))}"
        yield ""


def _lines(told: Sequence[Notice]) -> list[list[Notice]]:
    """Put together what is the same act of the same case under the same rule, the soonest due first."""
    found: dict[tuple[str, str, str], list[Notice]] = {}
    for notice in told:
        found.setdefault((notice.record, notice.act, notice.rule), []).append(notice)
    return list(found.values())


def _by_case(lines: Iterable[list[Notice]]) -> Iterable[list[list[Notice]]]:
    """Part lines by the case they are of; the case with the soonest due comes first."""
    found: dict[str, list[list[Notice]]] = {}
    for alike in lines:
        found.setdefault(alike[0].record, []).append(alike)
    return found.values()


def _line(alike: Sequence[Notice]) -> Iterator[str]:
    first = alike[0]
    yield f"  {first.act}" + (f" ({len(alike)} times)" if len(alike) > 1 else "")
    if first.due_at:
        yield f"    due {on_the_clock(first.due_at)}"
    if first.rule:
        yield f"    rule {first.rule}: {first.title}"
