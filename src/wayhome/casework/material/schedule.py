"""The disclosure schedule: drawn from the record, nothing typed twice, and what the disclosure officer decided on each.

Every entry that may be material is an item, what came to nothing among them. Items are numbered in the order in which
they happened; what is decided on an item is the disclosure officer's, never the product's.
"""

from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.facing import Facing
from wayhome.record.envelope import Event

AREAS = ("enquiry", "suspect", "interview", "exploitation")
TYPES = frozenset(
    {
        "investigation.crime_recorded", "investigation.suspect_dealt_with", "investigation.bail_set",
        "victim.statement_taken", "victim.position_recorded",
        "victim.support_withdrawn", "victim.support_renewed", "disclosure.third_party_requested",
        "disclosure.material_received", "disclosure.device_examined", "disclosure.notice_given",
        "investigation.early_advice_decided", "investigation.new_information_came", "disruption.notice_served",
        "disruption.order_made", "closing.missing_link_looked_for", "closing.other_victims_looked_for",
        "closing.no_suspect_reasons_recorded", "closing.intelligence_linked",
    }
)  # fmt: skip
LEFT_OUT = frozenset({"enquiry.lines_classified", "enquiry.match_looked_at", "enquiry.set_aside_looked_at"})
OFFICER, DECIDED = "disclosure.officer_named", "disclosure.item_decided"
SOURCE_FIELDS = ("line", "reference", "request", "suspect", "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: its number, its entry, what it came from, which way it points, and what was decided on it."""

    number: int
    event: Event
    source: str = ""
    points: str = ""
    decision: Event | None = None

    @property
    def at(self) -> datetime:
        """Return when it happened, in UTC."""
        return self.event.happened_at

    @property
    def is_sensitive(self) -> bool:
        """Say whether the disclosure officer holds it to be sensitive."""
        return self.decision is not None and bool(self.decision.body.get("sensitive"))

    @property
    def is_left_out(self) -> bool:
        """Say whether the disclosure officer decided that it is not relevant to the case."""
        return self.decision is not None and not self.decision.body.get("relevant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The items of a case, and who answers for them: the officer's id, or empty where nobody is named."""

    officer: str
    items: tuple[Item, ...]

    @property
    def undecided(self) -> tuple[Item, ...]:
        """Return the items on which nothing was decided."""
        return tuple(item for item in self.items if item.decision is None)

    @property
    def sensitive(self) -> tuple[Item, ...]:
        """Return the relevant items that are sensitive; they stand on a schedule of their own."""
        return tuple(item for item in self.items if item.is_sensitive and not item.is_left_out)

    @property
    def open(self) -> tuple[Item, ...]:
        """Return the relevant items that are not sensitive, those not decided on among them."""
        return tuple(item for item in self.items if not item.is_sensitive and not item.is_left_out)

    @property
    def left_out(self) -> tuple[Item, ...]:
        """Return the items that were decided not to be relevant."""
        return tuple(item for item in self.items if item.is_left_out)


def schedule_of(facing: Facing) -> Schedule:
    """Draw the schedule of a case from its record."""
    decided = {str(event.body["entry"]): event for event in facing.story.of_type(DECIDED)}
    material = [event for event in facing.story.own if is_material(event)]
    named = facing.last(OFFICER)
    return Schedule(
        officer=str(named.body.get("officer") or "") if named else "",
        items=tuple(
            Item(
                number=number, event=event, source=_source(event), points=str(event.body.get("points") or ""),
                decision=decided.get(event.id),
            )
            for number, event in enumerate(material, start=1)
        ),
    )  # fmt: skip


def is_material(event: Event) -> bool:
    """Say whether an entry may be material of the case."""
    area = event.type.partition(".")[0]
    return event.type not in LEFT_OUT and (area in AREAS or event.type in TYPES)


def _source(event: Event) -> str:
    return next((str(event.body[name]) for name in SOURCE_FIELDS if event.body.get(name)), "")
