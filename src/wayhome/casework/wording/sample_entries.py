"""A month's sample of entries in which nothing was pointed out: drawn by the ledger, read by two apart, and closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.wording_samples import EntriesDrawn, EntriesSampled, EntryRead, Reader, SampleRead
from wayhome.record.vocabulary import Words

SAMPLE, READING = "LANG-05", "LANG-06"
DRAWN, READ, CLOSED = "wording.entries_drawn", "wording.entry_read", "wording.entries_sampled"
READERS: tuple[Reader, ...] = ("first", "second", "third")
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawEntries(OnSubject):
    """A month, and what the ledger drew for it."""

    drawn: EntriesDrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry(OnSubject):
    """What one reader says of an entry that was drawn: ``entry`` stands in ``record`` and is about ``subjects``."""

    period: str
    entry: str
    record: RecordId
    subjects: tuple[Subject, ...]
    missed: bool
    category: str = ""
    passage: Words = ""

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whom the entry is about, since what is said of it is kept with it."""
        return self.subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseEntrySample(OnSubject):
    """A month's sample with what it comes to; ``why_left_out`` says why any of it was not settled."""

    period: str
    sampled: int
    agreed: int
    missed: int
    why_left_out: str = ""


def draw_entries(command: DrawEntries, facing: Facing) -> Outcome:
    """Keep the draw; a month without such an entry is closed by it. Rule LANG-05. A month is drawn once."""
    period = command.drawn.period
    if sample_of(period, facing) is not None:
        words = f"The sample of {period} is drawn already."
        raise Refused(under(SAMPLE, facing.pack, words, "Read the entries of that sample, or close it."))
    if command.drawn.entries:
        return tell(command.drawn)
    return tell(command.drawn, EntriesSampled(period=period, sampled=0, agreed=0, missed=0))


def read_entry(command: ReadEntry, facing: Facing) -> Outcome:
    """Keep what a reader says, with the entry it is about. Rule LANG-06; one that is not blind would say nothing."""
    if lacking := tuple(_lacking(command, facing)):
        raise Refused(*lacking)
    readings = readings_of(command.period, facing.story.of_type(READ))
    earlier = readings.get(command.entry, ())
    fact = EntryRead(
        period=command.period, entry=command.entry, reader=READERS[len(earlier)], missed=command.missed,
        category=command.category or None, passage=command.passage.strip() or None,
    )  # fmt: skip
    said = Said(fact=fact, record=command.record, subjects=tuple(dict.fromkeys((*command.subjects, command.about))))
    sample = sample_of(command.period, facing)
    assert sample is not None  # noqa: S101 - looked at above
    answers = {entry: tuple(bool(one.body["missed"]) for one in held) for entry, held in readings.items()}
    answers[command.entry] = (*answers.get(command.entry, ()), command.missed)
    if all(verdict(answers.get(entry, ())) is not None for entry, _ in drawn_in(sample)):
        return Outcome(facts=(said, Said(fact=SampleRead(period=command.period, drawn=sample.id))))
    return Outcome(facts=(said,))


def close_entry_sample(command: CloseEntrySample, facing: Facing) -> Outcome:
    """Keep what the sample comes to. Rule LANG-05."""
    sample = sample_of(command.period, facing)
    if sample is None:
        raise Refused(under(SAMPLE, facing.pack, f"No sample of {command.period} is drawn.", "Draw it first."))
    if is_closed(command.period, facing):
        words = f"The sample of {command.period} is closed already."
        raise Refused(under(SAMPLE, facing.pack, words, "Nothing more is owed for that month."))
    left = len(drawn_in(sample)) - command.sampled
    if left and not command.why_left_out.strip():
        words = f"{left} of the entries drawn {'is' if left == 1 else 'are'} not settled by two readers who agree."
        remedy = "Have them read, by a third reader where two differ, or say why they cannot be. Name no child."
        raise Refused(under(SAMPLE, facing.pack, words, remedy))
    closed = EntriesSampled(
        period=command.period, drawn=sample.id, sampled=command.sampled, agreed=command.agreed, missed=command.missed,
        left_out=left or None, why_left_out=command.why_left_out.strip() or None,
    )  # fmt: skip
    return tell(closed)


def sample_of(period: str, facing: Facing) -> Event | None:
    """Return the draw of a month; None while it is not drawn."""
    return next((event for event in facing.story.of_type(DRAWN) if event.body["period"] == period), None)


def is_closed(period: str, facing: Facing) -> bool:
    """Say whether the sample of a month is closed."""
    return any(event.body["period"] == period for event in facing.story.of_type(CLOSED))


def drawn_in(sample: Event) -> tuple[tuple[str, str], ...]:
    """Return the ids of the entries that a sample holds, each with who wrote it."""
    entries, authors = sample.body.get("entries"), sample.body.get("authors")
    if not isinstance(entries, tuple) or not isinstance(authors, tuple):
        return ()
    return tuple((str(entry), str(author)) for entry, author in zip(entries, authors, strict=True))


def readings_of(period: str, read: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Return what readers have said of each entry of a month's sample, in the order in which they read."""
    found: dict[str, tuple[Event, ...]] = {}
    for event in read:
        if event.body["period"] == period:
            entry = str(event.body["entry"])
            found[entry] = (*found.get(entry, ()), event)
    return found


def verdict(missed: tuple[bool, ...]) -> bool | None:
    """Say whether words were missed, as most readers hold; None while two have not read, or differ without a third."""
    if len(missed) < TWO or (len(missed) == TWO and missed[0] != missed[1]):
        return None
    return sum(missed) >= TWO


def _lacking(command: ReadEntry, facing: Facing) -> Iterator[Reason]:
    sample, me = sample_of(command.period, facing), command.by.actor.id
    authors = dict(drawn_in(sample)) if sample else {}
    if command.entry not in authors:
        words = f"This entry is not in the sample of {command.period}."
        yield under(READING, facing.pack, words, "Open the sample and take an entry from it.")
        return
    read = readings_of(command.period, facing.story.of_type(READ)).get(command.entry, ())
    if authors[command.entry] == me:
        words = "You wrote this entry yourself, so what you say of it would not be blind."
        yield under(READING, facing.pack, words, "Leave it to another reader.")
    if any(event.actor == me for event in read):
        yield under(READING, facing.pack, "You read this entry already.", "Somebody else reads it after you.")
    elif verdict(tuple(bool(event.body["missed"]) for event in read)) is not None:
        yield under(READING, facing.pack, "This entry is settled already.", "Take another entry of the sample.")
    if command.missed and not command.passage.strip():
        words = "It is not said which words should have been pointed out."
        yield under(READING, facing.pack, words, "Copy the words, and nothing more.")
    if is_closed(command.period, facing):
        words = f"The sample of {command.period} is closed."
        yield under(READING, facing.pack, words, "Take an entry of a later sample.")
