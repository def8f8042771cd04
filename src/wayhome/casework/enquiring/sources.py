"""What may be lost: each thing that was identified, until when it is kept, and whether it was asked for and secured."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.investigating import KeepingTime
from wayhome.rulebook.pack import Pack

IDENTIFIED, ASKED = "enquiry.source_identified", "enquiry.preservation_requested"
ANSWERED, LOST = "enquiry.preservation_answered", "enquiry.source_lost"
CHANGES = (IDENTIFIED, ASKED, ANSWERED, LOST)
Stands = Literal["not_asked", "asked", "secured", "kept_by_holder", "refused", "nothing_there", "lost", "run_out"]
OVER: tuple[Stands, ...] = ("secured", "kept_by_holder", "nothing_there", "lost")
GONE: tuple[Stands, ...] = ("lost", "run_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing that may hold evidence. Instants are in UTC.

    ``stands`` is ``run_out`` once the time until which it is kept has passed and nobody has it: it is lost as far as
    anybody knows. ``typical``: until when was counted from the rulebook's typical time, not said by whoever holds it.
    """

    reference: str
    kind: str
    line: str = ""
    keeping: str = ""
    kept_until: datetime | None = None
    typical: bool = False
    identified_at: datetime | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    answered: Stands | None = None
    stands: Stands = "not_asked"
    event: EventId | None = None

    @property
    def is_running(self) -> bool:
        """Say whether it is still to be secured, and there may still be something to secure."""
        return self.stands not in (*OVER, *GONE)

    @property
    def is_lost(self) -> bool:
        """Say whether it is gone, or its time ran out with nobody having it."""
        return self.stands in GONE

    @property
    def was_asked_for(self) -> bool:
        """Say whether whoever holds it was asked before it went."""
        return self.asked_at is not None and (self.kept_until is None or self.asked_at <= self.kept_until)


def kept_until(keeping: KeepingTime, made_at: datetime) -> datetime:
    """Return until when something is typically kept: elapsed hours or days from when it was made, through clocks."""
    return made_at + timedelta(hours=keeping.hours or 0, days=keeping.days or 0)


def sources_of(story: Story, pack: Pack, at: datetime) -> tuple[Source, ...]:
    """Tell how everything that may be lost stands at an instant, what is lost soonest first.

    What has no time of its own and names no typical one stands behind the others: nobody knows when it goes.
    """
    found: dict[str, Source] = {}
    for event in story.own:
        if event.type in CHANGES and event.happened_at <= at:
            reference = str(event.body["reference"])
            if event.type == IDENTIFIED or reference in found:
                found[reference] = _changed(found.get(reference), event, pack)
    return tuple(sorted((_at_instant(one, at) for one in found.values()), key=_soonest))


def _changed(source: Source | None, event: Event, pack: Pack) -> Source:
    body, at = event.body, event.happened_at
    if source is None or event.type == IDENTIFIED:
        told = _identified(event, pack)
        return told if source is None else replace(told, asked_at=source.asked_at, stands=source.stands)
    if event.type == ASKED:
        stands = source.stands if source.stands in OVER else "asked"
        return replace(source, asked_at=source.asked_at or at, stands=stands)
    if event.type == LOST:
        return replace(source, stands="lost", answered_at=at)
    answers: dict[str, Stands] = {
        "secured": "secured", "kept_by_holder": "kept_by_holder", "refused": "refused",
        "nothing_there": "nothing_there",
    }  # fmt: skip
    stands = answers[str(body["result"])]
    return replace(source, stands=stands, answered=stands, answered_at=at, asked_at=source.asked_at or at)


def _identified(event: Event, pack: Pack) -> Source:
    body = event.body
    keeping = str(body.get("keeping") or "")
    until, typical = _time(body, "kept_until"), body.get("kept_known") == "typical"
    if until is None and keeping in pack.keeping_times:
        until, typical = kept_until(pack.keeping_times[keeping], _time(body, "made_at") or event.happened_at), True
    return Source(
        reference=str(body["reference"]), kind=str(body["kind"]), line=str(body.get("line") or ""), keeping=keeping,
        kept_until=until, typical=typical, identified_at=event.happened_at, event=event.id,
    )  # fmt: skip


def _at_instant(source: Source, at: datetime) -> Source:
    """Say that the time ran out, from the instant after the last one at which it is kept; what is kept is kept."""
    ran_out = source.kept_until is not None and at > source.kept_until
    return replace(source, stands="run_out") if ran_out and source.stands not in OVER else source


def _time(body: Mapping[str, Value], field: str) -> datetime | None:
    given = body.get(field)
    return instant(str(given)) if given else None


def _soonest(source: Source) -> tuple[bool, bool, float, str]:
    until = source.kept_until.timestamp() if source.kept_until else 0.0
    return not source.is_running, source.kept_until is None, until, source.reference
