"""An event that this build cannot read stops one record, visibly; everything else goes on."""

import logging

import pytest
from django.db import connections

from tests.stores.acts import MIDNIGHT, counting, deployed, entry, night, record_of, reported
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger
from wayhome.application.rebuilding import rebuild
from wayhome.application.refusals import InQuarantine
from wayhome.kernel.ids import EventId, RecordId, subject
from wayhome.record.envelope import Event
from wayhome.record.rows import Kept, Row, place, read
from wayhome.record.vocabulary import event_type
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.quarantine import in_quarantine


def written_by_a_later_build(ledger: Ledger, *, name: str = "missing.child_sighted_by_drone", version: int = 1) -> Row:
    """Write an event as a later version of the product would."""
    event = Event(
        id=EventId("from-the-future"),
        record=record_of("1"),
        type=name,
        version=version,
        happened_at=MIDNIGHT,
        recorded_at=MIDNIGHT,
        subjects=(subject("child", "1"), subject("episode", "1")),
        body={"height": 120},
    )
    with ledger.pen() as pen:
        row = place(event, head=pen.head(), end=pen.end_of(event.record)).row
        pen.write([read(row)], [])
    return row


def torn(ledger: Ledger) -> Row:
    """Write an envelope that cannot be read at all."""
    with ledger.pen() as pen:
        good = place(
            Event(
                id=EventId("torn"),
                record=record_of("1"),
                type="missing.reported",
                version=1,
                happened_at=MIDNIGHT,
                recorded_at=MIDNIGHT,
                subjects=(),
                body={},
            ),
            head=pen.head(),
            end=pen.end_of(record_of("1")),
        ).row
        row = good._replace(envelope=good.envelope[:-9])
        pen.write([Kept(row, None)], [])
    return row


@pytest.mark.parametrize(
    "later", [{"name": "missing.child_sighted_by_drone"}, {"name": "missing.reported", "version": 9}]
)
def test_a_record_with_an_unknown_event_can_be_read_as_stored(ledger: Ledger, later: dict[str, object]) -> None:
    supplies = counting()
    night(ledger, supplies)

    row = written_by_a_later_build(ledger, **later)  # type: ignore[arg-type] # the two ways to be unknown

    held = ledger.read(record_of("1"))
    assert held.strange == (row,)
    assert (len(held.events), held.sequence) == (4, 5)
    assert ledger.about(subject("child", "1")).strange == (row,)


def test_a_torn_event_can_be_seen_as_stored(ledger: Ledger) -> None:
    night(ledger, counting())

    row = torn(ledger)

    assert ledger.read(record_of("1")).strange == (row,)


@pytest.mark.parametrize("write", [written_by_a_later_build, torn])
def test_nothing_more_is_decided_on_a_record_in_quarantine_and_the_refusal_says_what_to_do(
    ledger: Ledger, write
) -> None:
    supplies = counting()
    night(ledger, supplies)
    write(ledger)

    with pytest.raises(InQuarantine) as refused:
        enter(entry(deployed()), ledger=ledger, supplies=supplies)

    (reason,) = refused.value.reasons
    assert reason.words == "episode:1 holds an entry that this version of Wayhome cannot read."
    assert "enter what cannot wait in a new record that names the same child" in reason.remedy


def test_everything_else_goes_on(ledger: Ledger) -> None:
    supplies = counting()
    written_by_a_later_build(ledger)

    night(ledger, supplies, episode="2", child="1")

    assert ledger.read(record_of("2")).strange == ()
    assert len(ledger.about(subject("child", "1")).events) == 4


def test_operators_see_what_is_in_quarantine_and_are_told_when_it_comes(
    kept: DatabaseLedger, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        written_by_a_later_build(kept)

    assert [message for message in caplog.messages if "episode:1 is in quarantine" in message]
    (found,) = in_quarantine(kept.using)
    assert (found.record, found.type, found.version, found.position) == (
        "episode:1",
        "missing.child_sighted_by_drone",
        1,
        1,
    )


def test_an_older_build_finds_what_a_newer_one_wrote_without_a_rebuild(
    kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(entry(reported()), ledger=kept, supplies=counting())
    older = lambda name, version: None if name == "missing.reported" else event_type(name, version)  # noqa: E731
    for module in ("wayhome.store.pen", "wayhome.store.quarantine", "wayhome.record.rows"):
        monkeypatch.setattr(f"{module}.event_type", older)

    assert [event.record for event in in_quarantine(kept.using)] == ["episode:1"]
    with pytest.raises(InQuarantine):
        enter(entry(deployed()), ledger=kept, supplies=counting(name="later"))


def test_rebuilding_goes_round_what_it_cannot_read(kept: DatabaseLedger) -> None:
    night(kept, counting(), episode="2")
    written_by_a_later_build(kept)
    torn(kept)

    assert rebuild(kept) == 6
    assert len(in_quarantine(kept.using)) == 2
    assert kept.read(RecordId("episode:2")).sequence == 4
    assert connections[kept.using].in_atomic_block is False
