"""Entries in which nothing was pointed out, read by two people apart, to learn what the lexicon misses."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

FORCE = ("force",)
Reader = Literal["first", "second", "third"]


class EntriesDrawn(
    Fact,
    name="wording.entries_drawn",
    about=FORCE,
    says="a sample of the entries of {period} in which nothing was pointed out was drawn",
):
    """Which entries of a month are read was drawn by the ledger itself, so that nobody can pick them.

    The seed is SHA-256 over the ledger hash at ``position`` and the month, so that anyone can draw again.
    """

    period: str = Field(description="the month, as 2026-03")
    seed: str = Field(description="the seed of the draw")
    position: int = Field(ge=0, description="the position of the last entry of the month, whose ledger hash seeds it")
    many: int = Field(ge=1, description="how many entries are drawn, where there are so many")
    entries: tuple[str, ...] = Field((), description="ids of the entries drawn, in the order in which they are read")
    authors: tuple[str, ...] = Field((), description="ids of those who wrote them, in the same order")
    quiet: int = Field(0, ge=0, description="in how many entries about children nothing was pointed out in the month")
    pointed_out: int = Field(0, ge=0, description="in how many something was")


class EntryRead(
    Fact,
    name="wording.entry_read",
    about=("child", "force"),
    says="an entry in which nothing was pointed out was read by the {reader} reader for the sample of {period}",
):
    """Somebody who did not write an entry read it for words that should have been pointed out, blind to the others."""

    period: str = Field(description="the month of the sample")
    entry: str = Field(description="id of the entry that was read")
    reader: Reader = Field(description="which of the readers; a third reads where the first two differ")
    missed: bool = Field(description="whether it holds words that should have been pointed out")
    category: str | None = Field(None, description="the category they belong to")
    passage: Words | None = Field(None, description="the very words")


class SampleRead(
    Fact, name="wording.sample_read", about=FORCE, says="every entry of the sample of {period} was read by two people"
):
    """The last entry of a month's sample was read: by two who agree, or by a third where they did not."""

    period: str = Field(description="the month of the sample")
    drawn: str = Field(description="id of the event that drew it")


class EntriesSampled(
    Fact,
    name="wording.entries_sampled",
    about=FORCE,
    says="{sampled} entries in which nothing was pointed out were read; {missed} hold words that should have been",
):
    """A month's sample is closed: how many entries were read to the end, and in how many the lexicon missed words."""

    period: str = Field(description="the month")
    drawn: str | None = Field(None, description="id of the event that drew it")
    sampled: int = Field(ge=0, description="how many entries two or three readers have settled")
    agreed: int = Field(ge=0, description="on how many the first two readers say the same")
    missed: int = Field(ge=0, description="how many hold words that should have been pointed out")
    left_out: int | None = Field(None, ge=0, description="how many of those drawn were not settled")
    why_left_out: str | None = Field(None, description="why; no child is named")
