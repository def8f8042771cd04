"""Every act that has a page: what an officer calls it, where it belongs, and which duties of the rulebook it does.

A case links to these by name, so that no journey needs to know another. A test holds that each has its address, and
that every act the rulebook owes of the police on a missing child's case leads somewhere.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from wayhome.access.actors import Actor
from wayhome.access.rules import may
from wayhome.application.things_to_do import AS_ONE
from wayhome.kernel.ids import SubjectKind
from wayhome.web.doings import (
    allocating,
    answering,
    carers,
    concerns,
    court,
    disrupting,
    ending,
    enquiring,
    hearing,
    holders,
    material,
    needs,
    partners,
    planning,
    providers,
    reviewing,
    suspects,
    telling,
    without_the_child,
)
from wayhome.web.doings.missing import OF_MISSING
from wayhome.web.doings.one import ALWAYS as ALWAYS  # noqa: PLC0414 - acts and their phases are asked for in one place
from wayhome.web.doings.one import CHILD as CHILD  # noqa: PLC0414
from wayhome.web.doings.one import CLOSED as CLOSED  # noqa: PLC0414
from wayhome.web.doings.one import ENDED as ENDED  # noqa: PLC0414
from wayhome.web.doings.one import EVERYWHERE as EVERYWHERE  # noqa: PLC0414
from wayhome.web.doings.one import FOUND as FOUND  # noqa: PLC0414
from wayhome.web.doings.one import INVESTIGATION as INVESTIGATION  # noqa: PLC0414
from wayhome.web.doings.one import MISSING as MISSING  # noqa: PLC0414
from wayhome.web.doings.one import Doing as Doing  # noqa: PLC0414

OF_INVESTIGATIONS: tuple[Doing, ...] = (
    *concerns.ACTS,
    *allocating.ACTS,
    *planning.ACTS,
    *enquiring.ACTS,
    *suspects.ACTS,
    *hearing.ACTS,
    *material.ACTS,
    *reviewing.ACTS,
    *without_the_child.ACTS,
    *disrupting.ACTS,
    *partners.ACTS,
    *ending.ACTS,
)
OF_VICTIMS: tuple[Doing, ...] = (
    *telling.ACTS,
    *holders.ACTS,
    *needs.ACTS,
    *answering.ACTS,
    *court.ACTS,
    *carers.ACTS,
    *providers.ACTS,
)
DOINGS: tuple[Doing, ...] = (*OF_MISSING, *OF_INVESTIGATIONS, *OF_VICTIMS)


def doing(name: str) -> Doing:
    """Return an act by the name of its address; raises KeyError for one that has none."""
    return {one.name: one for one in DOINGS}[name]


@cache
def by_act() -> Mapping[str, Doing]:
    """Return, for each act of the rulebook that can be done on a page, where."""
    return {act: one for one in DOINGS for act in one.meets}


def is_done_in(act: Doing, kinds: Collection[SubjectKind]) -> bool:
    """Say whether an act is done in a record of some kind: a missing episode's, an investigation's, a child's own."""
    investigating = not {INVESTIGATION, ENDED}.isdisjoint(act.phases)
    if SubjectKind.EPISODE in kinds:
        elsewhere = act in OF_INVESTIGATIONS or investigating
        return not elsewhere or not set(ALWAYS).isdisjoint(act.phases)
    if SubjectKind.INVESTIGATION in kinds:
        return act in (*OF_INVESTIGATIONS, *OF_VICTIMS) or investigating
    return CHILD in act.phases


def done_as_one() -> Mapping[str, str]:
    """Return, for each act that can be done on a page, the name of that page: acts of one page are one thing to do."""
    return AS_ONE


def offered(actor: Actor, phase: str) -> Sequence[Doing]:
    """Return what someone may do in a case that stands so, in the order in which a case of that kind goes."""
    every = (*OF_INVESTIGATIONS, *OF_VICTIMS, *OF_MISSING) if phase in (INVESTIGATION, ENDED) else DOINGS
    return tuple(one for one in every if one.listed and phase in one.phases and may(actor, one.permission))
