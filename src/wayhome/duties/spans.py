"""Stretches of time: begun, ended, and several as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, until further notice where no end is given."""

    start: datetime
    end: datetime | None = None


def begun(spans: list[Span], at: datetime) -> None:
    """Begin a stretch; where one runs already, it is now said to begin here."""
    if spans and spans[-1].end is None:
        spans[-1] = Span(at)
    else:
        spans.append(Span(at))


def ended(spans: list[Span], at: datetime) -> bool:
    """End the stretch that runs, if it had begun by then; say whether it did."""
    if not spans or spans[-1].end is not None or at < spans[-1].start:
        return False
    spans[-1] = Span(spans[-1].start, at)
    return True


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return stretches in order, those that touch as one and those of no length left out."""
    found: list[Span] = []
    for span in sorted((one for one in spans if one.end is None or one.start < one.end), key=lambda one: one.start):
        last = found[-1] if found else None
        if last is None or (last.end is not None and last.end < span.start):
            found.append(span)
        elif last.end is not None and (span.end is None or last.end < span.end):
            found[-1] = Span(last.start, span.end)
    return found
