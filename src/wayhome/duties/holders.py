"""Who is owed news of a child, over time: from when each rights-holder may be told, and what ended it.

The child is always told, whatever else they are said to be. Everybody else is told nothing until it was put down that
they may know, and nothing from the moment on at which something says that it may not be safe: a suspect who cares for
the child and is not known to be another, a move, an eighteenth birthday. Putting them down anew answers it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from wayhome.duties.selection import in_order
from wayhome.kernel.worktime import birthday, start_of_day
from wayhome.record.envelope import Event

NAMED, LEFT, COUNCIL = "contact.holder_named", "contact.holder_left", "contact.council_stands_as_parent"
SUSPECT, RIGHTS, CHANGED, DESCRIBED = (
    "suspect.identified", "victim.rights_holder_recorded", "victim.needs_may_have_changed", "child.described",
)  # fmt: skip
BEARING = (NAMED, LEFT, COUNCIL, SUSPECT, RIGHTS, CHANGED, DESCRIBED)
THE_CHILD, ADULT = "H1", 18
CARING, PARENTS = ("parent", "guardian", "carer", "other_adult"), ("parent", "guardian")
ASKED_AT_18 = (*CARING, "council")

WhyNot = Literal["", "holder_left", "under_suspicion", "may_not_know"]


@dataclass(frozen=True, slots=True)
class Turn:
    """From when a rights-holder may be told (no reason why not), or may not, and the event that made it so."""

    at: datetime
    why_not: WhyNot
    event: Event


@dataclass(frozen=True, slots=True)
class HolderOverTime:
    """One rights-holder by their reference within the child's own record, and how it changed whether they are told."""

    ref: str
    kind: str
    turns: tuple[Turn, ...]

    def at(self, moment: datetime) -> Turn | None:
        """Return what holds at an instant, that instant's own events included; None before they were named."""
        return next((turn for turn in reversed(self.turns) if turn.at <= moment), None)

    @property
    def ends(self) -> tuple[Event, ...]:
        """Return the events from each of which on they were told no longer."""
        later = zip(self.turns, self.turns[1:], strict=False)
        return tuple(turn.event for before, turn in later if turn.why_not and not before.why_not)


@dataclass(slots=True)
class _Telling:
    """One rights-holder so far: what was last put down of them, and what has come up since."""

    ref: str
    turns: list[Turn]
    body: dict[str, object]
    left: bool = False
    since: WhyNot = ""
    stands: bool | None = None
    of_age: bool = False

    @property
    def kind(self) -> str:
        return str(self.body.get("kind"))

    def named(self, event: Event) -> None:
        self.body, self.left, self.since = dict(event.body), False, ""

    def comes_up(self, why: WhyNot, kinds: Iterable[str]) -> None:
        """Note what speaks against telling them, until they are put down anew."""
        if self.kind in kinds and self.since != "under_suspicion":
            self.since = why

    def why_not(self) -> WhyNot:
        if self.kind == "child":
            return ""
        if self.body.get("suspect") or self.body.get("under_suspicion") != "no" or self.since == "under_suspicion":
            return "under_suspicion"
        if self.left:
            return "holder_left"
        return self.since or ("" if self._may_know() else "may_not_know")

    def _may_know(self) -> bool:
        if self.of_age and self.kind in ASKED_AT_18 and self.body.get("child_says") != "yes":
            return False
        if self.kind == "council" and self.stands is not None and self.body.get("may_know") != "no":
            return self.stands
        return self.body.get("may_know") == "yes"


class _Fold:
    """Everybody so far, with what is known of the child and of suspects who care for them."""

    def __init__(self) -> None:
        self.holders: dict[str, _Telling] = {}
        self.caring: set[str] = set()
        self.placement: object = None
        self.of_age = False

    def tell(self, at: datetime, event: Event, *, birthday: bool = False) -> None:
        """Take in one event, or the eighteenth birthday that an event gave."""
        if birthday:
            self.of_age = True
            for one in self.holders.values():
                one.of_age = True
        else:
            READ[event.type](self, event)
        for one in self.holders.values():
            why = one.why_not()
            if not one.turns or one.turns[-1].why_not != why:
                one.turns.append(Turn(at, why, event))

    def named(self, event: Event) -> None:
        ref = str(event.body["holder"])
        one = self.holders.setdefault(ref, _Telling(ref, [], {}))
        one.named(event)
        one.of_age = self.of_age

    def left(self, event: Event) -> None:
        if one := self.holders.get(str(event.body["holder"])):
            one.left = True

    def council(self, event: Event) -> None:
        stands = event.body["answer"] == "yes"
        for one in self.holders.values():
            if one.kind == "council" and event.body.get("holder") in (None, one.ref):
                one.stands = stands

    def suspect(self, event: Event) -> None:
        """A suspect who cares for the child may be any of those who do, unless it was put down which of them."""
        ref = str(event.body.get("suspect"))
        if event.body.get("cares_for_child") != "yes" or ref in self.caring:
            return
        self.caring.add(ref)
        if not any(one.body.get("suspect") == ref for one in self.holders.values()):
            self._come_up("under_suspicion", CARING)

    def rights(self, event: Event) -> None:
        if event.body.get("parent_may_know") == "no":
            self._come_up("may_not_know", PARENTS)

    def changed(self, event: Event) -> None:
        if event.body.get("why") == "placement_move":
            self._come_up("may_not_know", ("carer",))

    def described(self, event: Event) -> None:
        placement = event.body.get("placement")
        if placement is not None and self.placement not in (None, placement):
            self._come_up("may_not_know", ("carer",))
        self.placement = placement or self.placement

    def _come_up(self, why: WhyNot, kinds: Iterable[str]) -> None:
        for one in self.holders.values():
            one.comes_up(why, kinds)


READ = {
    NAMED: _Fold.named, LEFT: _Fold.left, COUNCIL: _Fold.council, SUSPECT: _Fold.suspect, RIGHTS: _Fold.rights,
    CHANGED: _Fold.changed, DESCRIBED: _Fold.described,
}  # fmt: skip


def holders_over_time(events: Iterable[Event]) -> tuple[HolderOverTime, ...]:
    """Return everybody who was ever named as told of one child, in the order in which they were; the child aside.

    ``events`` are all those that name the child, or that one case holds of them, with corrections applied.
    """
    told = in_order({event.id: event for event in events if event.type in BEARING}.values())
    fold = _Fold()
    steps = [(event.happened_at, event, False) for event in told]
    for at, event, is_birthday in sorted((*steps, *_eighteenth(told)), key=lambda step: (step[0], step[2])):
        fold.tell(at, event, birthday=is_birthday)
    return tuple(HolderOverTime(one.ref, one.kind, tuple(one.turns)) for one in fold.holders.values())


def _eighteenth(told: list[Event]) -> Iterable[tuple[datetime, Event, bool]]:
    """Return the eighteenth birthday by the birth date last given; none while somebody disputes the age."""
    disputed, born = False, None
    for event in told:
        if event.type == DESCRIBED:
            disputed = event.body.get("age_disputed", "yes" if disputed else "no") == "yes"
            born = event if event.body.get("date_of_birth") else born
    if born is None or disputed:
        return ()
    at = start_of_day(birthday(date.fromisoformat(str(born.body["date_of_birth"])), ADULT))
    at = max(at, born.happened_at)
    return ((at, replace(born, happened_at=at), True),)
