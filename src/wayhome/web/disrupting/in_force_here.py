"""What is in force in one case, what was applied for, what others were asked, and how often each child was missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.disrupting.effect import Effect, Window, effects_of
from wayhome.casework.disrupting.standing import Applied, Asked, Disruption, InForce
from wayhome.kernel.moments import in_london
from wayhome.web.acting.desk import Desk
from wayhome.web.disrupting.asking import adults, children, near_end, title_of

RESULTS = {"waiting": "waits to be heard", "interim": "an interim order was made", "made": "made", "refused": "refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One notice or order as the case shows it."""

    title: str
    who: str
    until: str
    soon: str
    breached: bool
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """How often one child was missing in windows of one length."""

    who: str
    what: str
    days: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What a case holds on disruption."""

    held: tuple[Held, ...]
    applied: tuple[str, ...]
    asked: tuple[str, ...]
    effects: tuple[BeforeAfter, ...]


def in_force_here(desk: Desk, standing: Disruption) -> Here:
    """Return what a case holds on disruption."""
    grown = adults(desk)
    return Here(
        held=tuple(_held(desk, standing, one, grown) for one in standing.in_force),
        applied=tuple(_applied(desk, one, grown) for one in standing.applied),
        asked=tuple(_asked(desk, one) for one in standing.asked),
        effects=tuple(_effects(desk, standing)),
    )


def _applied(desk: Desk, one: Applied, grown: dict[str, str]) -> str:
    against = f", against {grown.get(one.suspect, one.suspect)}" if one.suspect else ""
    hearing = f", hearing {one.hearing:%-d %B %Y}" if one.hearing and one.result == "waiting" else ""
    return f"{title_of(desk, one.power)}{against}: {RESULTS[one.result]}{hearing}"


def _asked(desk: Desk, one: Asked) -> str:
    due = f"to answer by {one.due:%-d %B %Y}" if one.due else "to answer"
    answer = one.result.replace("_", " ") or due
    return f"{title_of(desk, one.power)}: {one.agency.replace('_', ' ')}, {answer}"


def _held(desk: Desk, standing: Disruption, one: InForce, grown: dict[str, str]) -> Held:
    young = children(desk)
    against = grown.get(one.suspect, one.suspect)
    of = ", ".join(young[child] for child in one.children if child in young) if len(young) > 1 else ""
    return Held(
        title=title_of(desk, one.power, f"interim {one.kind}" if one.interim else one.kind),
        who="; ".join(part for part in (f"against {against}" if against else "", f"for {of}" if of else "") if part),
        until=until(one, standing),
        soon=near_end(desk.pack, one, standing.at),
        breached=bool(one.undecided),
        reference=one.reference,
    )


def until(one: InForce, standing: Disruption) -> str:
    """Say until when something has effect, and how long that is."""
    left = one.days_left(standing.at)
    if one.until is None or left is None:
        return "no end is on record"
    return f"until {one.until:%-d %B %Y}, {'today' if not left else f'{left} day' if left == 1 else f'{left} days'}"


def _effects(desk: Desk, standing: Disruption) -> Iterator[BeforeAfter]:
    young = children(desk)
    for one in effects_of(standing.orders, desk.facing.stories, desk.visit.now):
        yield shown(one, young.get(one.child, "The child"), title_of(desk, one.order.power, one.order.kind))


def shown(one: Effect, who: str, what: str) -> BeforeAfter:
    """Return one child's two windows in words."""
    since = f"{what}, {in_london(one.order.since):%-d %B %Y}"
    return BeforeAfter(who=who, what=since, days=one.days, before=_window(one.before), after=_window(one.after))


def _window(one: Window) -> str:
    times = f"{one.episodes} {'episode' if one.episodes == 1 else 'episodes'}"
    return f"{times}, {one.hours} {'hour' if one.hours == 1 else 'hours'}"
