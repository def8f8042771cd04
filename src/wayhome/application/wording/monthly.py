"""A month's report on words about children, made from the record: by role, never by person, few withheld.

The digest that is kept when it was reported is of these very lines, so that nobody types it, and anyone can make it
again from the same record and the same reading of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from wayhome.application.ports import EventLog
from wayhome.application.wording.history import Readings
from wayhome.application.wording.rates import FEW, rates
from wayhome.assurance.periods import month
from wayhome.record.envelope import Event

BECAME = ("rewrote", "kept", "showed_as_quoted", "showed_as_about_an_adult")


def month_report(log: EventLog, kept: Readings, period: str) -> tuple[str, ...]:
    """Return a month's report as lines; raises ValueError for what is no month."""
    begins, ends = month(period)

    def told(name: str) -> list[Event]:
        return [one.event for one in log.of_type(name) if begins <= one.event.recorded_at < ends]

    pointed = told("wording.pointed_out")
    answers = Counter(str(event.body["answer"]) for event in told("wording.answered"))
    return (
        f"Words about children, {period}",
        f"Pointed out as they were written: {_many(len(pointed))}",
        *_by("role", Counter(event.body.get("role") or "unknown" for event in pointed)),
        *(f"Answered, {name.replace('_', ' ')}: {_many(answers[name])}" for name in BECAME),
        f"Talked about by a supervisor: {_many(len(told('wording.challenged')))}",
        *_rate(kept, period),
    )


def digest(lines: Iterable[str]) -> str:
    """Return SHA-256 over a report's lines."""
    return sha256("\n".join(lines).encode()).hexdigest()


def _by(name: str, counted: Counter[object]) -> Iterator[str]:
    for value, many in sorted(counted.items(), key=str):
        yield f"  {name} {str(value).replace('_', ' ')}: {_many(many)}"


def _many(count: int) -> str:
    return f"{count:,}" if count >= FEW or not count else f"fewer than {FEW}"


def _rate(kept: Readings, period: str) -> Iterator[str]:
    for lexicon in kept.lexicons()[:1]:
        for one in rates(kept, lexicon).months:
            if one.name == period and one.per_thousand is not None:
                yield f"For each 1,000 words, read by {lexicon}: {one.per_thousand:.2f} ({one.entries:,} entries)"
