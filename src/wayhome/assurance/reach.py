"""How far a measure reaches: what of it a rulebook holds, and what of that an export lets us judge.

Of a rule judged in part only what was done in time is known, so a rate over it could only ever be 100%. A measure with
such a rule gives a count and no rate. What cannot be said at all is not judged, and is never shown as nought.
"""

from dataclasses import dataclass
from enum import StrEnum

from wayhome.duties.duty import Status
from wayhome.duties.judging import Judging
from wayhome.rulebook.measures import Measure
from wayhome.rulebook.pack import Pack

SHOWN_IN_PART = frozenset({Status.MET, Status.EXCUSED})


class Reach(StrEnum):
    """How much of what a measure counts can be said."""

    WHOLE = "whole"
    IN_PART = "in_part"
    NOT_JUDGED = "not_judged"
    NOT_IN_RULEBOOK = "not_in_rulebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far a measure reaches: which of its rules the export says in part, and which not at all.

    ``mixed`` says that others of its rules are judged whole beside those judged in part.
    """

    reach: Reach = Reach.WHOLE
    left_out: tuple[str, ...] = ()
    mixed: bool = False


WHOLE = Extent()


def extent(measure: Measure, held: Pack, more: Pack, judging: Judging | None) -> Extent:
    """Say how far a measure reaches. ``held`` is the whole rulebook; ``more`` holds the recommendations' own rules."""
    if measure.event is not None and measure.counts == "events":
        tests = {**measure.event.where, **measure.having}
        said = judging is None or judging.can_say(measure.event.event, tests)
        return WHOLE if said else Extent(reach=Reach.NOT_JUDGED)
    rules = [rule for rule in measure.rules if rule in held.duties or rule in more.duties]
    if measure.rules and not rules:
        return Extent(reach=Reach.NOT_IN_RULEBOOK)
    in_part = judging.in_part if judging else frozenset()
    silent = {one.rule for one in judging.not_judged if not one.in_part} if judging else frozenset()
    if SHOWN_IN_PART.isdisjoint(measure.statuses):
        silent |= in_part
    left_out = tuple(rule for rule in rules if rule in silent)
    if rules and len(left_out) == len(rules):
        return Extent(reach=Reach.NOT_JUDGED, left_out=left_out)
    judged = [rule for rule in rules if rule not in silent]
    if in_part.isdisjoint(judged):
        return Extent(left_out=left_out)
    return Extent(reach=Reach.IN_PART, left_out=left_out, mixed=not in_part.issuperset(judged))
