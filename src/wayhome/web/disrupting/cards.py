"""Powers as a page shows them: what each does, which parts of its test are on record, and why one is off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from wayhome.casework.disrupting.powers import Answered, ForWhom, PowerStanding
from wayhome.casework.disrupting.standing import Decided, Disruption
from wayhome.kernel.citations import Seen
from wayhome.kernel.worktime import london_day
from wayhome.rulebook.powers import Group, Power
from wayhome.rulebook.schema import Basis
from wayhome.web.acting.desk import Desk
from wayhome.web.disrupting.asking import adults, children
from wayhome.web.http import opens
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when

GROUPS: tuple[tuple[Group, str], ...] = (
    ("child", "Protect the child now"),
    ("adult", "Restrict an adult"),
    ("place", "A place"),
    ("trade", "Money, vehicle, licence"),
    ("others", "Held by others"),
)
DECISIONS = {"use": "Use it", "not_now": "Not now", "not_suitable": "Not suitable"}
STATES = {"met": "On record", "missing": "Lacking", "not_known": "To establish"}
WHOM = ("adult_identified", "place_linked", "vehicle_linked")
SHORTLY = timedelta(days=365)
UNREAD = "We have not read its text: check it before relying on it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a test: its words, how it stands, and the entry that shows it."""

    words: str
    state: str
    said: str
    by: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How a power stands for one child and one adult."""

    who: str
    said: str
    parts: tuple[Part, ...]
    stops: str
    shortly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One power as a page shows it."""

    id: str
    title: str
    group: str
    state: str
    nearer: bool
    says: str
    power: Power
    source: str
    unread: str
    pairs: tuple[Pair, ...]
    first: Pair
    decided: str
    href: str
    step: str
    step_words: str


def cards(desk: Desk, standing: Disruption) -> tuple[Card, ...]:
    """Return every power of the list, the open ones first."""
    return tuple(card(desk, standing, one) for one in _in_order(standing))


def _in_order(standing: Disruption) -> list[PowerStanding]:
    states = ("open", "missing", "off")
    return sorted(standing.standings, key=lambda one: (states.index(one.state), len(one.best.to_establish)))


def card(desk: Desk, standing: Disruption, one: PowerStanding) -> Card:
    """Return one power as a page shows it."""
    power, step, pairs = one.power, _step(desk, one.power), tuple(_pairs(desk, one))
    return Card(
        id=power.id,
        title=power.title,
        group=power.group,
        state=one.state,
        nearer=_is_nearer(one),
        says=says(one),
        power=power,
        source=source(desk, power.basis),
        unread=UNREAD if power.basis.seen is Seen.NOT_SEEN else "",
        pairs=pairs,
        first=pairs[one.for_whom.index(one.best)],
        decided="; ".join(_decided(desk, standing, power.id)),
        href=f"{reverse('consider-power', args=[desk.record])}?about={power.id}",
        step=step,
        step_words="Ask for it" if power.held_by else "Record what is done",
    )


def _is_nearer(one: PowerStanding) -> bool:
    """Say whether more of a test is on record than who it is against, or any constable may act on it at once."""
    shown = (part for part in one.best.answered if part.state == "met")
    at_once = one.power.group == "child" and one.power.rank == "constable"
    return at_once or any(part.element.on_record not in WHOM for part in shown)


def says(one: PowerStanding) -> str:
    """Say in a sentence how a power stands at its best."""
    if one.state == "off":
        return " ".join(one.why)
    if one.state == "missing":
        return f"Lacking: {' '.join(element.words for element in one.best.lacking)}"
    left = len(one.best.to_establish)
    met = len(one.best.answered) - left
    if not left:
        return "Every part of its test is on record."
    return f"{met} of {met + left} parts of its test {'is' if met == 1 else 'are'} on record; {left} to establish."


def source(desk: Desk, basis: Basis) -> str:
    """Say what a power rests on, how strongly, and whether its text was seen."""
    found = desk.pack.sources.get(basis.source)
    return f"{found.title if found else basis.source}: {basis.provision} ({basis.strength.words}, {basis.seen.words})"


def _step(desk: Desk, power: Power) -> str:
    name = power.step or ("ask-partner" if power.held_by else "")
    return f"{reverse(name, args=[desk.record])}?about={power.id}" if name else ""


def _pairs(desk: Desk, one: PowerStanding) -> Iterator[Pair]:
    young, grown = children(desk), adults(desk)
    several = len(one.for_whom) > 1
    for each in one.for_whom:
        who = " and ".join(name for name in (young.get(each.child, ""), grown.get(each.adult, each.adult)) if name)
        yield Pair(
            who=who if several or each.adult else "",
            said=" ".join(each.why) if each.state == "off" else "",
            parts=tuple(_part(desk, part) for part in each.answered),
            stops=_stops(each, young),
            shortly=each.stops is not None and each.stops - london_day(desk.visit.now) < SHORTLY,
        )


def _part(desk: Desk, part: Answered) -> Part:
    place = reverse("entry", args=[part.entry]) if part.entry else ""
    href = place if place and opens(desk.visit.actor, place) else ""
    said = "Said by a person" if part.by_person and part.state == "met" else STATES[part.state]
    event = desk.facing.entry(part.entry) if part.entry else None
    by = f"{sentence(event)}, {when(event.happened_at, desk.visit.now)}" if event and not part.by_person else ""
    return Part(words=part.element.words, state=part.state, said=said, by=by, href=href)


def _stops(each: ForWhom, young: dict[str, str]) -> str:
    if each.stops is None:
        return ""
    return f"There for {young.get(each.child, 'the child')} until {each.stops:%-d %B %Y}, a birthday."


def _decided(desk: Desk, standing: Disruption, power: str) -> Iterator[str]:
    for one in standing.decided:
        if one.power == power:
            yield _in_words(desk, one)


def _in_words(desk: Desk, one: Decided) -> str:
    reason = desk.facing.words.get((one.entry, "reason"), "")
    against = adults(desk).get(one.against, one.against)
    return (
        f"{DECISIONS[one.decision]}{f', against {against}' if against else ''}, "
        f"decided {when(one.at, desk.visit.now)}{f': {reason}' if reason else ''}"
    )
