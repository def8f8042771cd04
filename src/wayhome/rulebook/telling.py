"""What may stand in a pack about telling: the words a notice begins from, and how each reader is written to.

The words are drafts. A person looks at each before it goes, fills what is left open, and may change all of it. What is
in Welsh stands as *awaiting translator's review* until a named person reviewed it, and is not offered before.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from wayhome.rulebook.matching import Strict
from wayhome.rulebook.schema import Basis, Identity, Plain

Trigger = Literal[
    "written_confirmation", "arrested", "interviewed", "released_without_charge", "bail_set",
    "released_under_investigation", "bail_changed", "bail_ended", "charged", "not_charged", "out_of_court",
    "no_investigation", "passed_on", "outcome", "reopened", "hearing_listed", "hearing_changed", "bail_outcome",
    "warrant", "witness_required", "special_measures_decided", "verdict", "sentence", "appeal", "regular_update",
    "good_reason", "invitation", "question_answered", "owed_back", "please_ring", "review_decided",
    "complaint_answered", "still_looking", "found",
]  # fmt: skip
Reader = Literal["child_under_12", "child_12_and_over", "parent_or_carer", "council"]
Language = Literal["english", "welsh"]
Symbol = Literal[
    "person", "police", "question", "telephone", "calendar", "safe", "court", "paper", "help", "no", "yes", "talk",
    "wait", "heart",
]  # fmt: skip
Gives = Literal["reasons", "support", "review_right"]
SHORTEST_AGE, LONGEST_TEXT = 7, 459

OPEN: Mapping[str, tuple[str, str]] = {
    "officer": ("", "Sam Lee"),
    "ask": ("how to ask you something", "ring 101"),
    "next": ("when you write next", "on Monday"),
    "date": ("", "Monday"),
    "reference": ("the crime reference", "EI-1"),
    "reasons": ("why, in plain words", "There is not enough to prove it"),
    "conditions": ("the rules of the bail, one a line", "They must not come near you"),
    "place": ("when and where it is", "at court on Monday"),
    "answer": ("the answer", "Yes, you can"),
    "came": ("what was done", "We looked for it"),
    "result": ("what the court said, in plain words", "They did it"),
    "body": ("who has the case now", "the other police team"),
}
"""What a text leaves open, by name: the words that stand in its place until somebody fills it in (none where we fill it
in ourselves), and the words with which its reading age is measured."""


def _by_symbol(value: object) -> object:
    """Take ``police: We have …`` as a line with its symbol."""
    if isinstance(value, dict) and len(value) == 1 and "says" not in value:
        ((symbol, says),) = value.items()
        return {"symbol": symbol, "says": says}
    return value


class OneLine(Strict):
    """One idea in one sentence or two, with the symbol that stands beside it in an easy-read letter."""

    symbol: Symbol = Field(description="written as the key of the line: `police: We have spoken to a person.`")
    says: Plain

    @field_validator("says")
    @classmethod
    def leaves_open_what_it_may(cls, says: str) -> str:
        """Refuse a placeholder that is not on the list."""
        for name in placeholders(says):
            if name not in OPEN:
                raise ValueError(f"leaves {name} open, which is none of {', '.join(OPEN)}")
        return says


Line = Annotated[OneLine, BeforeValidator(_by_symbol)]


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names that stand between braces in a text."""
    return tuple(part.partition("}")[0] for part in text.split("{")[1:])


class NoticeText(Strict):
    """What one reader is told of one kind of event, without how the notice begins and ends."""

    id: Identity
    trigger: Trigger = Field(description="what it tells of")
    reader: Reader
    language: Language = "english"
    lines: tuple[Line, ...] = Field(min_length=1)
    gives: tuple[Gives, ...] = Field((), description="what it gives besides, once what it leaves open is filled in")
    reviewed_by: str = Field("", description="Welsh: the translator who reviewed it; none: it is not offered")
    basis: Basis

    @property
    def may_be_sent(self) -> bool:
        """Say whether it may be offered: English, or reviewed by a named translator."""
        return self.language == "english" or bool(self.reviewed_by.strip())


class NoticeReader(Strict):
    """How one kind of reader is written to: how hard a text may be, and how a notice begins and ends."""

    id: Identity
    reader: Reader
    language: Language = "english"
    title: Plain = Field(description="the subject of an e-mail or title of a letter; it names no child")
    reading_age: int = Field(ge=SHORTEST_AGE, le=18, description="the highest reading age, in years, that a text asks")
    begins: tuple[Line, ...]
    ends: tuple[Line, ...]
    text_begins: Plain = Field(description="how a text message begins")
    text_ends: Plain = Field(description="how a text message ends")
    reviewed_by: str = ""
    basis: Basis
