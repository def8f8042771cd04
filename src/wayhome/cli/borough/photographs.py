"""Pictures for the demonstration: drawings of nobody, plainly drawings, and saying so in the middle of them."""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.files import KeptFiles
from wayhome.application.photographs import cleaned
from wayhome.application.ports import Ledger, Supplies
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.events.missing_search import ItemObtained
from wayhome.record.events.photograph import PhotographKept

PICTURED = ("EM-1040", "EM-1046", "EM-1047")
AFTER, TAKEN_BEFORE = timedelta(minutes=40), (timedelta(days=24), timedelta(days=160), None)
SIZE = (720, 900)
COLOURS = (("#c8d6d3", "#12343b"), ("#e4d5bd", "#5a3a22"), ("#cfd3e6", "#2b2f5c"))
BY = ActorId("PC Renshaw 6035")


def load_photographs(
    ledger: Ledger, files: KeptFiles, supplies: Supplies, records: Iterable[str] = PICTURED
) -> tuple[EventId, ...]:
    """Keep a drawing for the child of each missing episode named; returns the entries that now hold one.

    An episode that is not there, or has its drawing already, is passed over.
    """
    found = (_keep(RecordId(record), place, ledger, files, supplies) for place, record in enumerate(records))
    return tuple(entry for entry in found if entry)


def drawing(place: int) -> bytes:
    """Return the picture of a head and shoulders without a face, as a PNG."""
    ground, ink = COLOURS[place % len(COLOURS)]
    picture = Image.new("RGB", SIZE, ground)
    draw = ImageDraw.Draw(picture)
    middle = SIZE[0] // 2
    draw.ellipse((middle - 250, 560, middle + 250, 1200), fill=ink)
    draw.ellipse((middle - 150, 190, middle + 150, 560), fill=ink)
    draw.rectangle((0, 400, SIZE[0], 500), fill="white")
    draw.text((middle, 450), "INVENTED", fill="black", anchor="mm", font=ImageFont.load_default(84))
    draw.text((middle, 860), "a drawing of nobody", fill="white", anchor="mm", font=ImageFont.load_default(34))
    out = BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


def _keep(record: RecordId, place: int, ledger: Ledger, files: KeptFiles, supplies: Supplies) -> EventId | None:
    entry, reported = EventId(f"{record}-photograph"), _reported(record, ledger)
    if reported is None:
        return None
    if ledger.event(entry) is None:
        enter(Entry(record=record, drafts=_drafts(entry, reported, place, files)), ledger=ledger, supplies=supplies)
    return entry


def _reported(record: RecordId, ledger: Ledger) -> Event | None:
    told = (sealed.event for sealed in ledger.read(record).events)
    return next((event for event in told if event.type == "missing.reported"), None)


def _drafts(entry: EventId, reported: Event, place: int, files: KeptFiles) -> tuple[Draft, ...]:
    at, child = reported.happened_at + AFTER, _child(reported)
    name = files.keep(cleaned(drawing(place)), record=reported.record, about=child, at=at)
    before = TAKEN_BEFORE[place % len(TAKEN_BEFORE)]
    kept = PhotographKept(
        photograph=name, taken_on=(at - before).date() if before else None, given_by="carer",
        may_publish="not_asked" if place else "yes",
    )  # fmt: skip
    obtained = ItemObtained(item="photo", may_publish=kept.may_publish)
    both = ((kept, entry, (child,)), (obtained, EventId(f"{entry}-obtained"), reported.subjects))
    return tuple(
        Draft(fact=fact, happened_at=at, recorded_at=at, subjects=subjects, actor=BY, role="response", id=called)
        for fact, called, subjects in both
    )


def _child(reported: Event) -> Subject:
    return next(named for named in reported.subjects if kind_of(named) is SubjectKind.CHILD)
