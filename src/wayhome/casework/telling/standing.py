"""How each event stands with each rights-holder: to be written, on its way, arrived, failed, withheld, or excused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from wayhome.duties.story import Story
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.record.events.contact import HolderKind
from wayhome.record.events.victim import Told

WRITTEN, HANDED, DELIVERED, FAILED, WITHHELD = (
    "victim.notice_written", "victim.notice_handed_over", "victim.notice_delivered", "victim.notice_failed",
    "victim.notice_withheld",
)  # fmt: skip
ASKED, DECLINED, EXCUSED, UPDATED = (
    "victim.good_reason_asked", "victim.good_reason_declined", "victim.notice_not_possible", "victim.updated",
)  # fmt: skip
State = Literal["to_write", "written", "handed_over", "arrived", "failed", "withheld", "asked", "good_reason"]
STATES: Mapping[str, State] = {
    WRITTEN: "written", HANDED: "handed_over", FAILED: "failed", WITHHELD: "withheld", ASKED: "asked",
    DECLINED: "failed", EXCUSED: "good_reason",
}  # fmt: skip
TOLD: Mapping[str, Told] = {
    "child": "child",
    "council": "council",
    "advocate": "other_adult",
    "other_adult": "other_adult",
}
ENOUGH_ATTEMPTS = 3
PARTS_OF_DAY = (time(12), time(17))  # before noon, until five, after five: ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one event stands with one rights-holder; ``by`` is the entry that made it so, ``tried`` the failed attempts.

    ``asked`` is the question to a supervisor that nobody has answered yet.
    """

    event: Event
    state: State
    by: Event | None = None
    tried: tuple[Event, ...] = ()
    asked: Event | None = None

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left to do: it arrived, or a good reason was accepted."""
        return self.state in ("arrived", "good_reason")


def told_as(kind: HolderKind | str) -> Told:
    """Return under which kind of person a notice counts; a parent, a guardian and a carer are one."""
    return TOLD.get(kind, "parent_or_carer")


def standing(event: Event, holder: str, kind: str, story: Story) -> Standing:
    """Say how an event stands with a rights-holder. What arrived stays so, whatever was tried besides."""
    about = [one for one in _notices(story) if _is_of(one, event, holder, kind, story)]
    tried = tuple(one for one in about if one.type == FAILED)
    arrived = next((one for one in about if _arrived(one)), None)
    if arrived:
        return Standing(event=event, state="arrived", by=arrived, tried=tried)
    last = next((one for one in reversed(about) if one.type in STATES), None)
    if last is None:
        return Standing(event=event, state="to_write")
    asked = last if last.type == ASKED else None
    return Standing(event=event, state=STATES[last.type], by=last, tried=tried, asked=asked)


def enough_attempts(tried: Sequence[Event]) -> bool:
    """Say whether it was tried on three different days, and not each time at the same part of the day. Ours."""
    at = [in_london(one.happened_at) for one in tried]
    parts = {sum(one.time() >= until for until in PARTS_OF_DAY) for one in at}
    return len({one.date() for one in at}) >= ENOUGH_ATTEMPTS and len(parts) > 1


def _notices(story: Story) -> Iterable[Event]:
    kinds = (*STATES, DELIVERED, UPDATED)
    found = [one for name in kinds for one in story.of_type(name)]
    return sorted(found, key=lambda one: (one.happened_at, one.id))


def _arrived(one: Event) -> bool:
    return one.type == DELIVERED or (one.type == UPDATED and one.body.get("delivered") is True)


def _is_of(one: Event, event: Event, holder: str, kind: str, story: Story) -> bool:
    """Say whether an entry is of a notice of an event to somebody; a handing over is of what its notice is of."""
    if one.type == DECLINED:
        asked = next((each for each in story.of_type(ASKED) if each.id == one.body["asked"]), None)
        return asked is not None and _is_of(asked, event, holder, kind, story)
    if one.type in (HANDED, WITHHELD):
        written = written_as(str(one.body["notice"]), story)
        return written is not None and _is_of(written, event, holder, kind, story)
    return event.id in told_of(one) and _is_for(one, holder, kind)


def written_as(notice: str, story: Story) -> Event | None:
    """Return the entry by which a notice was written, by the notice's reference."""
    return next((one for one in story.of_type(WRITTEN) if one.body["notice"] == notice), None)


def next_notice(story: Story) -> str:
    """Return what the next notice of a case is called: never as one before, though that was entered in error since."""
    named = (str(one.body.get("notice") or "") for name in (WRITTEN, HANDED, DELIVERED, FAILED, WITHHELD)
             for one in story.of_type(name))  # fmt: skip
    return f"N{max((int(one[1:]) for one in named if one[1:].isdecimal()), default=0) + 1}"


def told_of(one: Event) -> tuple[str, ...]:
    """Return the ids of the events that an entry about a notice says it is of."""
    held = one.body.get("about", ())
    return tuple(map(str, held)) if isinstance(held, (tuple, list)) else ()


def _is_for(one: Event, holder: str, kind: str) -> bool:
    """Say whether an entry is for a rights-holder: by reference, or by kind where the entry names nobody."""
    named = one.body.get("holder")
    if named is not None:
        return named == holder
    to = one.body.get("to")
    return to == told_as(kind) or (to == "both" and told_as(kind) in ("child", "parent_or_carer"))
