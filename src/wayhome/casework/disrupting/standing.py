"""How disruption stands in a case: what was decided on, what is left open, what is in force and when it ends.

Others may ask it: reviews, the ending of a case, the pack for a meeting. It is read from one story alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wayhome.casework.disrupting.facts import case_facts
from wayhome.casework.disrupting.powers import PowerStanding, powers_for
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject
from wayhome.kernel.worktime import end_of_day, london_day
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

SOON = 56  # days; the first reminder before an order ends, where its power names none
BEGINNINGS: Mapping[str, str] = {
    "disruption.warning_notice_served": "notice",
    "disruption.closure_notice_served": "notice",
    "disruption.hotel_notice_issued": "notice",
    "disruption.order_made": "order",
}
ENDINGS: Mapping[str, str] = {
    "disruption.notice_ended": "notice",
    "disruption.closure_notice_cancelled": "notice",
    "disruption.closure_heard": "notice",
    "disruption.order_ended": "order",
}
BREACHES: Mapping[str, str] = {"disruption.notice_breached": "notice", "disruption.order_breached": "order"}
ANSWERS: Mapping[str, str] = {"disruption.notice_breach_decided": "notice", "disruption.order_breach_decided": "order"}
KINDS: Mapping[str, str] = {
    "disruption.warning_notice_served": "warning_notice",
    "disruption.closure_notice_served": "closure_notice",
    "disruption.hotel_notice_issued": "hotel_notice",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One power that was decided on, as it was last."""

    power: str
    decision: str
    against: str
    at: datetime
    entry: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A notice or an order: since when, until which day (inclusive), against whom, and what became of it.

    ``breaches`` is how often it was breached; ``undecided`` how many breaches nobody has decided on.
    """

    reference: str
    kind: str
    power: str
    suspect: str
    children: tuple[str, ...]
    since: datetime
    until: date | None
    entry: EventId
    interim: bool = False
    ended: datetime | None = None
    breaches: int = 0
    undecided: int = 0
    renewal_decided: bool = False

    def holds_at(self, at: datetime) -> bool:
        """Say whether it has effect at an instant."""
        over = self.ended or (end_of_day(self.until) if self.until else None)
        return self.since <= at and (over is None or at <= over)

    def days_left(self, at: datetime) -> int | None:
        """Return how many days are left after the day (London) of an instant; None where it has no end."""
        return None if self.until is None else (self.until - london_day(at)).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An order that was applied for, and what came of it: waiting, made or refused."""

    reference: str
    power: str
    suspect: str
    at: datetime
    hearing: date | None
    result: str
    entry: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A power that a partner was asked to use; ``result`` is empty while they have not answered."""

    reference: str
    power: str
    agency: str
    due: date | None
    result: str
    entry: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class Disruption:
    """How disruption stands in a case at an instant.

    ``left_open`` are powers that are open and hold no decision; ``standings`` is every power of the pack's list.
    """

    at: datetime
    standings: tuple[PowerStanding, ...]
    decided: tuple[Decided, ...]
    left_open: tuple[str, ...]
    orders: tuple[InForce, ...]
    applied: tuple[Applied, ...]
    asked: tuple[Asked, ...]

    @property
    def in_force(self) -> tuple[InForce, ...]:
        """Return the notices and orders that have effect now, the one that ends soonest first."""
        held = (one for one in self.orders if one.holds_at(self.at))
        return tuple(sorted(held, key=lambda one: (one.until is None, one.until or date.max, one.since)))

    @property
    def expiring(self) -> tuple[InForce, ...]:
        """Return those in force that end within 56 days, and of which nobody has decided what follows."""
        return tuple(
            one for one in self.in_force
            if (left := one.days_left(self.at)) is not None and left <= SOON and not one.renewal_decided
        )  # fmt: skip

    @property
    def breached(self) -> tuple[InForce, ...]:
        """Return the notices and orders of which a breach waits to be decided on."""
        return tuple(one for one in self.orders if one.undecided)

    def used(self) -> tuple[Decided, ...]:
        """Return what was decided to be used."""
        return tuple(one for one in self.decided if one.decision == "use")


def disruption_of(
    story: Story, pack: Pack, at: datetime, area: str = "", of_children: Mapping[Subject, Story] | None = None
) -> Disruption:
    """Say how disruption stands in an investigation at an instant.

    ``area`` is what the force polices; ``of_children`` the children's whole stories, where they are at hand.
    """
    events = [event for event in _events(story) if event.happened_at <= at]
    standings = powers_for(case_facts(story, at, of_children), pack, at, area)
    decided = tuple(_decided(events))
    held = {one.power for one in decided}
    return Disruption(
        at=at,
        standings=standings,
        decided=decided,
        left_open=tuple(one.power.id for one in standings if one.state == "open" and one.power.id not in held),
        orders=tuple(orders_of(events)),
        applied=tuple(_applied(events)),
        asked=tuple(_asked(events)),
    )


def _events(story: Story) -> list[Event]:
    """Return the events of the case and of its children alone, in order, each once."""
    return in_order({event.id: event for event in (*story.own, *story.child)}.values())


def _decided(events: Iterable[Event]) -> Iterator[Decided]:
    last: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.type == "disruption.power_considered":
            last[str(event.body["power"]), str(event.body.get("against") or "")] = event
    for (power, against), event in last.items():
        yield Decided(
            power=power, decision=str(event.body["decision"]), against=against, at=event.happened_at, entry=event.id
        )  # fmt: skip


def orders_of(events: Iterable[Event]) -> Iterator[InForce]:
    """Yield every notice and order that some events began, with what became of it; events are in order."""
    told = list(events)
    for event in told:
        if (field := BEGINNINGS.get(event.type)) is not None:
            yield _order(event, field, told)


def _order(event: Event, field: str, told: list[Event]) -> InForce:
    name = str(event.body.get(field) or event.id)
    of_it = [one for one in told if _is_of(one, field, name) and one.happened_at >= event.happened_at]
    ended = [one.happened_at for one in of_it if _ends(one, event)]
    of_it = [one for one in of_it if not ended or one.happened_at <= ended[0]]
    breaches = sum(one.type in BREACHES for one in of_it)
    return InForce(
        reference=name,
        kind=KINDS.get(event.type) or str(event.body.get("kind")),
        power=str(event.body.get("power") or ""),
        suspect=str(event.body.get("suspect") or ""),
        children=tuple(str(named) for named in event.subjects if named.startswith("child:")),
        since=event.happened_at,
        until=_day(event.body.get("until") or event.body.get("expires")),
        entry=event.id,
        interim=event.body.get("interim") is True,
        ended=ended[0] if ended else None,
        breaches=breaches,
        undecided=max(breaches - sum(one.type in ANSWERS for one in of_it), 0),
        renewal_decided=any(
            one.type in ("disruption.order_renewal_decided", "disruption.notice_end_decided") for one in of_it
        ),
    )


def _is_of(event: Event, field: str, name: str) -> bool:
    return event.type.startswith("disruption.") and event.body.get(field) == name


def _ends(event: Event, begun: Event) -> bool:
    """Say whether an event ends what another began.

    A hearing that was adjourned ends no notice; an interim order ends once the application is decided.
    """
    if event.type in ("disruption.order_made", "disruption.order_refused"):
        return begun.body.get("interim") is True and event.id != begun.id and event.body.get("interim") is not True
    return event.type in ENDINGS and event.body.get("result") != "adjourned"


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _applied(events: list[Event]) -> Iterator[Applied]:
    results = {"disruption.order_made": "made", "disruption.order_refused": "refused"}
    for event in events:
        if event.type == "disruption.order_applied":
            order = event.body["order"]
            after = [one for one in events if one.type in results and one.body.get("order") == order]
            full = [one for one in after if one.body.get("interim") is not True]
            yield Applied(
                reference=str(order), power=str(event.body["power"]), suspect=str(event.body.get("suspect") or ""),
                at=event.happened_at, hearing=_day(event.body.get("hearing")),
                result=results[full[-1].type] if full else "interim" if after else "waiting", entry=event.id,
            )  # fmt: skip


def _asked(events: list[Event]) -> Iterator[Asked]:
    answered = {
        str(event.body["ask"]): str(event.body["result"])
        for event in events
        if event.type == "disruption.partner_answered"
    }
    for event in events:
        if event.type == "disruption.partner_asked":
            ask = str(event.body["ask"])
            yield Asked(
                reference=ask, power=str(event.body["power"]), agency=str(event.body["agency"]),
                due=_day(event.body.get("due")), result=answered.get(ask, ""), entry=event.id,
            )  # fmt: skip
