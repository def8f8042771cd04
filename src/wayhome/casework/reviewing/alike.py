"""How far the words of a review are those of an earlier one: which passage, from when, and how much of it.

Each sentence is laid beside each sentence of an earlier review, whatever the case of its letters and its spaces. What
is counted is the share of the new words, by their length, that stood in that review already or nearly so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz.fuzz import ratio

from wayhome.kernel.ids import EventId, RecordId
from wayhome.record.vocabulary import Words

SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
THE_SAME = 88  # of 100, from which two sentences are one but for a date or a name; our choice, see decision 3
SHORTEST = 12  # letters, under which a sentence such as "No change." says too little to be anybody's


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The words of an earlier review: which, in which record, and when it was made."""

    event: EventId
    record: RecordId
    at: datetime
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An earlier review that the new words repeat: how much of them, in percent, and the longest passage."""

    earlier: Earlier
    percent: int
    passage: Words


def most_alike(words: str, earlier: Iterable[Earlier]) -> Alike | None:
    """Return the earlier review that most of the words stood in, the latest where several are alike; None for none."""
    new = sentences(words)
    found = [alike for one in earlier if (alike := _alike(new, one))]
    return max(found, key=lambda one: (one.percent, one.earlier.at, one.earlier.event), default=None)


def sentences(words: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with its spaces made plain; those too short to be anybody's left out."""
    found = (" ".join(sentence.split()) for sentence in SENTENCES.split(words))
    return tuple(sentence for sentence in found if len(sentence) >= SHORTEST)


def _alike(new: Sequence[str], earlier: Earlier) -> Alike | None:
    old = [sentence.casefold() for sentence in sentences(earlier.words)]
    again = [one for one in new if any(ratio(one.casefold(), each) >= THE_SAME for each in old)]
    if not again:
        return None
    percent = 100 * sum(map(len, again)) // sum(map(len, new))
    return Alike(earlier=earlier, percent=percent, passage=max(again, key=len))
