"""Events with everything in them that two programs might write differently."""

from datetime import UTC, datetime, timedelta, timezone

from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.kernel.moments import Precision
from wayhome.record.envelope import Event
from wayhome.record.private import commit
from wayhome.record.rows import End, Head, Row, place

SUMMER = timezone(timedelta(hours=1))
SALT = "5a" * 32


def events() -> tuple[Event, ...]:
    """Return the events of the golden file; they are never changed, only added to."""
    plain = Event(
        id=EventId("e-1"),
        record=RecordId("episode:1"),
        type="missing.reported",
        version=1,
        happened_at=datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
        recorded_at=datetime(2026, 3, 29, 2, 0, 0, tzinfo=SUMMER),
        subjects=(Subject("child:1"), Subject("episode:1")),
        body={"informant": "parent", "channel": "call"},
    )
    spoken = Event(
        id=EventId("e-2"),
        record=RecordId("episode:Llanfair/2 «ö»"),
        type="risk.graded",
        version=1,
        happened_at=datetime(2026, 10, 25, 1, 30, 0, 120000, tzinfo=SUMMER),
        recorded_at=datetime(2026, 10, 25, 1, 30, 0, 1, tzinfo=UTC),
        precision=Precision.ABOUT,
        actor=ActorId("pc-1"),
        post=PostId("ctrl/3"),
        role="grader",
        pack="england-wales-2026.1",
        subjects=(Subject("child:1"), Subject("episode:2")),
        body={"grade": "high", "status": "confirmed"},
        private={"rationale": commit(SALT, "“She’s never late” – her mum ☎ 🚓")},
    )
    awkward = Event(
        id=EventId("e-3"),
        record=RecordId("episode:1"),
        type="record.corrected",
        version=1,
        happened_at=datetime(2026, 3, 29, 1, 0, 0, tzinfo=UTC),
        recorded_at=datetime(2026, 3, 30, tzinfo=UTC),
        precision=Precision.UNKNOWN,
        subjects=(),
        body={
            "z": '\u0000\u0001\b\t\n\f\r"\\/\u007f\u2028\ufeff',
            "é": "e with acute",
            "\U0001f693": "beyond the basic plane, which sorts before what follows",
            "\ufb33": "a late letter of the basic plane",
            "A": True,
            "a": None,
            "n": (0, -1, 2**53 - 1, -(2**53) + 1, (), ({"in": "side"},)),
            "": "an empty name",
        },
    )
    return (plain, spoken, awkward)


def rows() -> list[Row]:
    """Return the events in their places, as this build writes them."""
    head, ends, placed = Head(), dict[str, End](), list[Row]()
    for event in events():
        kept = place(event, head=head, end=ends.get(event.record, End()))
        head, ends[event.record] = kept.head, kept.end
        placed.append(kept.row)
    return placed
