"""To whom an act is aimed and of what: the child, the rights-holder and the events that a link names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import Http404

from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import Holder, holder_called
from wayhome.casework.telling.standing import Standing, standing
from wayhome.casework.telling.triggers import CALLED, to_be_told
from wayhome.casework.telling.write_notice import holders_facing, story_of
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.rulebook.telling import Trigger
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.children import name_of

KINDS = {
    "child": "The child", "parent": "A parent", "guardian": "A guardian", "carer": "A carer",
    "council": "The council", "advocate": "An advocate", "other_adult": "Another adult",
}  # fmt: skip
MISSED = ("failed", "withheld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One rights-holder of one child of the case, and the events somebody is about to tell them of.

    ``trigger`` is what they are written to about where no event raised it, such as a regular update.
    """

    desk: Desk
    child: Subject
    holder: Holder
    events: tuple[Event, ...] = ()
    trigger: Trigger | None = None

    @property
    def facing(self) -> Facing:
        """Return the case as it is about this child."""
        return of_child(self.desk, self.child)

    @property
    def age(self) -> int | None:
        """Return how old the child is now; None where that is not known."""
        years = self.facing.known_of_child.value("age", self.desk.visit.now)
        return years if isinstance(years, int) else None

    @property
    def called(self) -> str:
        """Return what the rights-holder is called on a page; the child by name, as every page of the case does."""
        if self.holder.is_child:
            return child_called(self.desk, self.child)
        return self.holder.name or KINDS.get(self.holder.kind, "Somebody")

    @property
    def key(self) -> str:
        """Return what a link says it is aimed at."""
        return key(self.child, self.holder.ref, (event.id for event in self.events), self.trigger)

    @property
    def open_events(self) -> tuple[Event, ...]:
        """Return what they are still to be told, what the link names included."""
        named = {event.id for event in self.events}
        told = standings(self.facing, self.holder)
        return tuple(one.event for one in told if not one.is_settled or one.event.id in named)


def of_child(desk: Desk, child: Subject) -> Facing:
    """Return the case as it is about one of its children."""
    return replace(desk.facing, child=child, of_one=True)


def child_called(desk: Desk, child: Subject) -> str:
    """Return a child's name, or what they are called where none is held."""
    return name_of(child, desk.visit.parts.reading.names())


def key(child: Subject, holder: str, events: Iterable[str] = (), trigger: Trigger | None = None) -> str:
    """Return what a link says an act is aimed at: the child, the rights-holder, the events or what it is about."""
    return " ".join(part for part in (child, holder, ",".join(events) or trigger or "") if part)


def aims(desk: Desk) -> tuple[Aim, ...]:
    """Return every rights-holder of every child of the case, those included who are told nothing."""
    return tuple(
        Aim(desk=desk, child=child, holder=holder)
        for child in _children(desk)
        for holder in holders_facing(of_child(desk, child))
    )


def aimed_at(desk: Desk) -> Aim:
    """Return whom the link is aimed at: by our own links, or by whom a duty is owed to.

    Where it names nobody, whoever was not reached, else the child. Raises 404 for nobody of the case.
    """
    child, ref, about = _named(desk)
    if child not in _children(desk) or not desk.facing.case:
        raise Http404
    facing = of_child(desk, child)
    if not ref:
        return _not_reached(desk, child)
    found = holder_called(ref, holders_facing(facing))
    if found is None:
        raise Http404
    return Aim(
        desk=desk,
        child=child,
        holder=found,
        events=tuple(one for one in to_be_told(story_of(facing), child, ref) if one.id in about.split(",")),
        trigger=next((one for one in CALLED if one == about), None),
    )


def _children(desk: Desk) -> tuple[Subject, ...]:
    return desk.facing.children or (desk.facing.child,)


def _named(desk: Desk) -> tuple[Subject, str, str]:
    """Return the child, the rights-holder and the events or text that a link names, each empty where it names none."""
    if desk.about.startswith("holder:"):  # as a duty says to whom it is owed
        ref, _, child = desk.about.removeprefix("holder:").partition(" of ")
        return Subject(child) if child else _children(desk)[0], ref, ""
    child, ref, about = (*desk.about.split(" ", 2), "", "", "")[:3]
    return (Subject(child), ref, about) if child.startswith("child:") else (_children(desk)[0], "", "")


def _not_reached(desk: Desk, child: Subject) -> Aim:
    """Return the first of a child's rights-holders whom something did not reach, with what; else the child."""
    everybody = [one for one in aims(desk) if one.child == child]
    for one in everybody:
        missed = tuple(each.event for each in standings(one.facing, one.holder) if each.state in MISSED)
        if missed:
            return replace(one, events=missed)
    return everybody[0]


def standings(facing: Facing, holder: Holder) -> tuple[Standing, ...]:
    """Return how everything that is to be told stands with a rights-holder, in the order in which it happened."""
    story = story_of(facing)
    return tuple(
        standing(event, holder.ref, holder.kind, story) for event in to_be_told(story, facing.child, holder.ref)
    )
