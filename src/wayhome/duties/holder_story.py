"""A case as it is for one rights-holder: what reached them, what was agreed with them, and whether they may be told.

Telling one is never telling another, so what names somebody else is left out. A receipt that names nobody counts for
the only one of its kind, as records from before rights-holders were named have them.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from wayhome.duties.facts import FactLine
from wayhome.duties.holders import BEARING, THE_CHILD, HolderOverTime, holders_over_time
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.record.envelope import Event, Value

AGREED, CHILD_AGREED = "contact.plan_agreed", "victim.contact_agreed"
STOPPED = "contact.channel_stopped"
TOLD_AS = {
    "child": "child", "parent": "parent_or_carer", "guardian": "parent_or_carer", "carer": "parent_or_carer",
    "council": "council", "advocate": "other_adult", "other_adult": "other_adult",
}  # fmt: skip
KEPT = "told_to"
GONE = ("holder_left", "under_suspicion")


def told_to(story: Story) -> tuple[HolderOverTime, ...]:
    """Return everybody named as told of the child of a case, looked for once; the child too, where something is agreed.

    A case that names nobody costs nothing.
    """
    found = story.facts.get(KEPT)
    if not isinstance(found, tuple):
        found = story.facts[KEPT] = _told_to(story) if _names_somebody(story) else ()
    return found


def _names_somebody(story: Story) -> bool:
    return any(name.startswith("contact.") for name in story.types)


def _told_to(story: Story) -> tuple[HolderOverTime, ...]:
    bearing = [event for name in BEARING for event in story.of_type(name, with_child=True)]
    named = [one for one in holders_over_time(bearing) if one.ref != THE_CHILD]
    return (HolderOverTime(THE_CHILD, "child", ()), *named)


def story_of_holder(story: Story, holder: HolderOverTime, told: Iterable[HolderOverTime]) -> Story:
    """Return a case as it is for one rights-holder of it, told once however many rules ask."""
    kept = story.facts.get(f"of {holder.ref}")
    if not isinstance(kept, Story):
        kept = story.facts[f"of {holder.ref}"] = _of_holder(story, holder, told)
    return kept


def _of_holder(story: Story, holder: HolderOverTime, told: Iterable[HolderOverTime]) -> Story:
    only = _is_only(holder, told)
    own = [event for event in story.own if _is_for(event, holder, only=only)]
    of = Story(story.subject, own, [event for event in story.child if _is_for(event, holder, only=only)])
    may = _may_know(holder, of)
    of.facts |= {"holder_may_know": may, "parent_may_know": may, "update_frequency": _how_often(holder, of)}
    of.facts["holder_stays"] = FactLine(
        (one.at, "no" if one.why_not in GONE else "yes", one.event) for one in holder.turns
    )
    of.facts["agreed_way_stopped"] = FactLine(_of_the_agreed_way(of))
    return of


def _is_only(holder: HolderOverTime, told: Iterable[HolderOverTime]) -> bool:
    return [one.ref for one in told if TOLD_AS.get(one.kind) == TOLD_AS.get(holder.kind)] == [holder.ref]


def _is_for(event: Event, holder: HolderOverTime, *, only: bool) -> bool:
    named = event.body.get("holder")
    if named is not None:
        return named == holder.ref
    return "to" not in event.body or only or event.body["to"] in ("both", "unknown")


def _may_know(holder: HolderOverTime, story: Story) -> FactLine:
    if holder.ref == THE_CHILD:
        first = min((*story.own, *story.child), key=lambda event: (event.happened_at, event.id), default=None)
        return FactLine([(first.happened_at, "yes", first)] if first else [])
    return FactLine((turn.at, "no" if turn.why_not else "yes", turn.event) for turn in holder.turns)


def _of_the_agreed_way(story: Story) -> Iterator[tuple[datetime, Value, Event]]:
    """Yield whether the number or address that was agreed last is one that was stopped, whichever came first."""
    told = in_order([*story.of_type(AGREED, with_child=True), *story.of_type(STOPPED, with_child=True)])
    agreed: Value = None
    stopped: set[Value] = set()
    for event in told:
        channel = event.body.get("channel")
        if event.type == AGREED:
            agreed = channel
        else:
            stopped.add(channel)
        yield event.happened_at, "yes" if agreed in stopped else "no", event


def _how_often(holder: HolderOverTime, story: Story) -> FactLine:
    names = (AGREED, CHILD_AGREED) if holder.ref == THE_CHILD else (AGREED,)
    agreed = (event for name in names for event in story.of_type(name, with_child=True))
    told: list[tuple[datetime, Value, Event]] = [(one.happened_at, one.body.get("frequency"), one) for one in agreed]
    return FactLine(sorted(told, key=lambda one: one[0]))
