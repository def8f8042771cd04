"""Every notice and order in force, the one that ends first on top, with the breaches that wait to be decided on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.casework.disrupting.effect import effects_of
from wayhome.casework.disrupting.standing import BEGINNINGS, InForce, orders_of
from wayhome.duties.selection import in_order
from wayhome.duties.stories import story_of
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.effective import effective
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.desk import in_force_now
from wayhome.web.disrupting.asking import near_end
from wayhome.web.disrupting.in_force_here import BeforeAfter, shown
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.entries import capital, reference

LAST = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One notice or order in force."""

    title: str
    children: str
    against: str
    case: str
    href: str
    until: str
    left: str
    soon: str
    breach: bool
    breach_href: str
    effects: tuple[BeforeAfter, ...]


@shows_records(Permission.READ_CASES)
def show_orders(visit: Visit) -> Page:
    """Show every notice and order in force."""
    found = sorted(_in_force(visit), key=lambda each: (not each[1].undecided, each[1].until or LAST, each[0]))
    pack, names = in_force_now(visit).pack, visit.parts.reading.names()
    effects = _effects(visit, [one for _, one in found], pack, names)
    telling = _Telling(visit, pack, names, effects)
    rows = tuple(telling.row(record, one) for record, one in found)
    shows = tuple(dict.fromkeys(shown for record, one in found for shown in (record, *one.children)))
    content = {"rows": rows, "soon": sum(bool(row.soon) for row in rows), "breaches": sum(row.breach for row in rows)}
    return Page(template="disrupting/everywhere.html", content=content, shows=shows)


def _in_force(visit: Visit) -> Iterator[tuple[RecordId, InForce]]:
    """Yield what is in force, or has a breach that waits, of every record that began anything."""
    log = visit.parts.ledger
    begun = (sealed.event.record for name in BEGINNINGS for sealed in log.of_type(name))
    for record in dict.fromkeys(begun):
        events = in_order(effective(sealed.event for sealed in log.read(record).events))
        for one in orders_of(event for event in events if event.happened_at <= visit.now):
            if one.holds_at(visit.now) or one.undecided:
                yield record, one


Effects = Mapping[EventId, tuple[BeforeAfter, ...]]


def _effects(visit: Visit, orders: list[InForce], pack: Pack, names: Mapping[Subject, str]) -> Effects:
    """Return, for each order, how often each of its children was missing before and after it."""
    log = visit.parts.ledger
    children = dict.fromkeys(Subject(child) for one in orders for child in one.children)
    told = {child: story_of(child, (sealed.event for sealed in log.about(child).events)) for child in children}
    found: dict[EventId, tuple[BeforeAfter, ...]] = {}
    for one in effects_of(orders, told, visit.now):
        who = name_of(one.child, names)
        found[one.order.entry] = (*found.get(one.order.entry, ()), shown(one, who, _title(one.order, pack)))
    return found


def _title(one: InForce, pack: Pack) -> str:
    power = pack.powers.get(one.power)
    return power.title if power else capital(one.kind.replace("_", " "))


@dataclass(frozen=True, slots=True)
class _Telling:
    """What rows are told with."""

    visit: Visit
    pack: Pack
    names: Mapping[Subject, str]
    effects: Effects

    def row(self, record: RecordId, one: InForce) -> Row:
        """Return one notice or order as the page shows it."""
        left = one.days_left(self.visit.now)
        breach = "notice-breach" if one.kind == "warning_notice" else "order-breach"
        called = (self.names.get(Subject(child), "") or f"Child {reference(child)}" for child in one.children)
        return Row(
            title=_title(one, self.pack),
            children=", ".join(called),
            against=one.suspect,
            case=reference(record),
            href=reverse("case", args=[record]),
            until=f"{one.until:%-d %B %Y}" if one.until else "No end on record",
            left="" if left is None else "ended" if left < 0 else "ends today" if not left else f"{left} days",
            soon=near_end(self.pack, one, self.visit.now),
            breach=bool(one.undecided),
            breach_href=f"{reverse(breach, args=[record])}?about={one.reference}",
            effects=self.effects.get(one.entry, ()),
        )
