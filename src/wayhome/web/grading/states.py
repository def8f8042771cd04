"""How each system stands in a case: read, not available, not done. None of them but read means that nothing is held."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.grading.hits import Hit, unweighed
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.systems import CALLED, Wanted, called, wanted
from wayhome.web.presenting.times import when

STATES = {
    "hits_read": Mark(words="Read", shape="tick", kind="met"),
    "no_trace": Mark(words="Read, nothing held", shape="tick", kind="met"),
    "unavailable": Mark(words="Not available", shape="alarm", kind="overdue"),
    "not_permitted": Mark(words="Not permitted", shape="slash", kind="owed"),
    "not_done": Mark(words="Not done", shape="clock", kind="owed"),
    "unknown": Mark(words="Not known", shape="clock", kind="owed"),
}
NOT_ASKED = Mark(words="Not asked yet", shape="ring", kind="past")
STILL_OPEN = Mark(words="Not asked yet", shape="clock", kind="owed")
LISTED = Mark(words="Came back, not all weighed", shape="clock", kind="owed")
ANSWERED = ("with records, all read", "with nothing found")
NO_ANSWER = tuple(STATES[one] for one in ("unavailable", "not_permitted", "not_done", "unknown"))
CAME_TO: Mapping[str, str] = {
    STATES["hits_read"].words: ANSWERED[0],
    STATES["no_trace"].words: ANSWERED[1],
    LISTED.words: "came back and not weighed",
    STILL_OPEN.words: "not asked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemState:
    """One system and how it stands; ``do`` is what to do about it and ``href`` where.

    ``why`` says why it did not answer, where somebody or the search itself said so.
    """

    words: str
    what: str
    mark: Mark
    note: str
    do: str
    href: str
    stale: bool = False
    why: str = ""

    @property
    def is_read(self) -> bool:
        """Say whether the system answered and all it holds was read."""
        return self.mark.kind == "met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Systems that are read before the same grade; ``open`` counts those that have not answered."""

    words: str
    rule: str
    basis: Mark | None
    systems: tuple[SystemState, ...]
    open: int


def last_checks(desk: Desk) -> Mapping[str, Event]:
    """Return the last check of each system in the case."""
    return {str(event.body["system"]): event for event in desk.facing.story.of_type("risk.system_checked")}


def groups_of(desk: Desk) -> tuple[Group, ...]:
    """Return the systems by what they are needed for, each with how it stands."""
    checked = last_checks(desk)
    listed = {hit.system for hit in unweighed(desk)}
    return tuple(_group(group, checked, listed, desk) for group in wanted(desk.pack))


def receipt_of(groups: Sequence[Group], hits: Sequence[Hit]) -> str:
    """Say in one line what came of asking every system that a rule asks for; each is named once, so that it adds up."""
    asked = [one for group in groups if group.rule for one in group.systems]
    return "; ".join(_receipt(asked, hits)) + "." if asked else ""


def _receipt(asked: Sequence[SystemState], hits: Sequence[Hit]) -> Iterator[str]:
    came = [((_came_to(one), one.why), one.words) for one in asked]
    answered = sum(words in ANSWERED for (words, _), _ in came)
    yield f"{answered} of {len(asked)} systems answered"
    first = [(words, "") for words in ANSWERED]
    for alike in (*first, *dict.fromkeys(of for of, _ in came if of not in first)):
        named, (words, why) = [one for of, one in came if of == alike], alike
        if named:
            yield f"{len(named)} {words}: {', '.join(named)}{f' ({why})' if why else ''}"
    closed = sum(hit.closed is not None for hit in hits)
    if closed:
        yield f"{closed} {'record' if closed == 1 else 'records'} closed to you"


def _came_to(one: SystemState) -> str:
    """Return the one thing that is said of a system; what is out of date has not answered, whatever was read in it."""
    if one.mark is STATES["unavailable"]:
        return "not reached"
    if one.stale:
        return "out of date"
    return CAME_TO.get(one.mark.words, one.mark.words.lower())


def _group(group: Wanted, checked: Mapping[str, Event], listed: set[str], desk: Desk) -> Group:
    states = tuple(_state(system, checked.get(system), system in listed, group, desk) for system in group.systems)
    unread = sum(not state.is_read for state in states)
    return Group(words=group.words, rule=group.rule, basis=group.basis, systems=states, open=unread)


def _state(system: str, check: Event | None, listed: bool, group: Wanted, desk: Desk) -> SystemState:
    mark, note = _how(check, listed, desk) if check else (STILL_OPEN if group.rule else NOT_ASKED, "")
    href = f"{reverse('check-system', args=[desk.record])}?about={system}"
    again = check is not None and (check.body["result"] == "unavailable" or check.body.get("stale") is True)
    do = "Try again" if again else "Record by hand"
    return SystemState(
        words=called(system), what=CALLED[system].what if system in CALLED else "", mark=mark, note=note,
        do=do, href=href, stale=check is not None and check.body.get("stale") is True,
        why=_why(check, desk) if check and mark in NO_ANSWER else "",
    )  # fmt: skip


def _why(check: Event, desk: Desk) -> str:
    """Say why a system did not answer, as it stands within a line: without the full stop at its end."""
    return desk.facing.words.get((check.id, "reason"), "").strip().rstrip(".").replace(". ", "; ")


def _how(check: Event, listed: bool, desk: Desk) -> tuple[Mark, str]:
    result, at = str(check.body["result"]), when(check.happened_at, desk.facing.now)
    reason = desk.facing.words.get((check.id, "reason"), "")
    if result == "not_done" and listed:
        return LISTED, f"{at}. Weigh each record."
    if result == "unavailable":
        return STATES[result], f"{at}. That is not nothing held. {_again(check, desk.facing.now)} {reason}".strip()
    count = check.body.get("hits")
    records = f"{count} {'record' if count == 1 else 'records'}, " if result == "hits_read" and count else ""
    return STATES[result], f"{records}{at}{f'. {reason}' if reason else ''}"


def _again(check: Event, now: datetime) -> str:
    at = check.body.get("retry_at")
    return f"Try again by {when(datetime.fromisoformat(str(at)), now)}." if at else "Try again within half an hour."
