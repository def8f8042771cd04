"""What may stand in a reading pack: each model is one section, and its field descriptions say what is meant."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import TypeAdapter

from wayhome.rulebook.matching import Strict

Plain = Annotated[str, Key(min_length=3)]
Lines = Annotated[str, Key(min_length=1, description="one line each; what follows # is a remark")]
Severity = Literal["A", "B", "C"]
AboutWhom = Literal["child", "family", "home", "adult", "anyone", "entry"]
Category = Literal[
    "implied_consent", "self_risk", "sexualised", "relationship_minimising", "transactional", "criminalising_cce",
    "absconding", "disengagement", "adultification", "disbelief", "normalising_missing", "parent_carer_blame",
    "minimising_harm", "derogatory_label",
]  # fmt: skip
CATEGORIES: tuple[Category, ...] = (
    "sexualised", "transactional", "relationship_minimising", "implied_consent", "criminalising_cce", "disbelief",
    "disengagement", "adultification", "self_risk", "normalising_missing", "absconding", "parent_carer_blame",
    "minimising_harm", "derogatory_label",
)  # fmt: skip
"""The categories in the order in which one takes precedence where the same words fit several."""


class Head(Strict):
    """What a reading pack is called, and what it is."""

    name: Plain
    title: Plain
    edition: Plain
    valid_from: date
    note: str = ""


class Source(Strict):
    """A publication that a rule or a category rests on."""

    title: Plain
    publisher: Plain
    edition: str = ""
    address: str = ""
    seen: Literal["text", "partly", "account", "own"] = Key(description="how much of it was read; own: our own words")


class Frames(Strict):
    """What every rule has: patterns that it looks for, and what stops it."""

    id: Annotated[str, Key(pattern=r"^[A-Z]{2,3}-[A-Z]{2,6}-\d{2,3}$", description="never changes, never used again")]
    about: AboutWhom = Key(
        "child", description="of whom the words have to speak; entry: of anyone, in an entry that speaks of a child"
    )
    say: Lines = Key(description="patterns, one a line")
    unless: str = Key("", description="patterns that take the finding away where they share a word with it")
    unless_in_sentence: str = Key("", description="patterns that take it away anywhere in its sentence")
    only_with: str = Key("", description="patterns of which one has to be found in the entry")
    sources: tuple[str, ...] = Key((), description="ids of the pack's sources; none: our own words")
    hit: tuple[str, ...] = Key((), description="texts in which it is found, run with the tests")
    miss: tuple[str, ...] = Key((), description="texts in which it is not, run with the tests")
    since: str = Key("reading-2026.1", description="the edition that brought it in")


class WordingRule(Frames):
    """Words about a child that are pointed out: why, what to ask, and what could be written instead."""

    category: Category
    severity: Severity = Key(description="A: other words or a reason are asked for; B: pointed out; C: a soft prompt")
    wide: bool = Key(False, description="its words have other senses too: softer where little else speaks for it")
    with_adult: bool = Key(False, description="one step lower where no adult and no gap in age stands in the entry")
    ironic: bool = Key(False, description="only where the words stand alone between the writer's quotation marks")
    why: Plain = Key(description="why the words harm, in a sentence to whoever wrote them")
    ask: str = Key("", description="the question that the better words would answer")
    suggest: tuple[str, ...] = Key(
        (), description="other words; {person}, {adult}, {age}, {when}, {place} are filled in"
    )


class RiskRule(Frames):
    """Words that state a risk factor, or what speaks for a child's safety."""

    factor: Annotated[str, Key(pattern=r"^[A-Z0-9_]+$", description="a factor's code in the rulebook")]
    read_in: tuple[Literal["narrative", "held"], ...] = Key(("narrative", "held"), description="where it may be stated")
    of_systems: tuple[str, ...] = Key((), description="only in records of these systems; empty: in any")
    in_months: tuple[int, ...] = Key((), description="only where it is read for a day in these months; empty: in any")
    of_the_day: bool = Key(False, description="in a record, counts only on the day it is read for and the day before")
    beside: tuple[str, ...] = Key(
        (), description="counts only where the text states one of these by a rule that stands alone; empty: by itself"
    )


class CategoryText(Strict):
    """A category in words fit for the people it concerns."""

    id: Category
    title: Plain
    means: Plain
    harms: Plain = Key(description="why it harms")
    instead: Plain = Key(description="what to write instead")
    sources: tuple[str, ...] = ()


class Persons(Strict):
    """The words by which people are spoken of."""

    female: Lines = "she"
    male: Lines = "he"
    pronouns: Lines = "they"


SECTIONS: Mapping[str, TypeAdapter[object]] = {
    "reading": TypeAdapter(Head),
    "sources": TypeAdapter(dict[str, Source]),
    "classes": TypeAdapter(dict[str, Lines]),
    "irregular": TypeAdapter(str),
    "alike": TypeAdapter(str),
    "abbreviations": TypeAdapter(dict[str, str]),
    "common": TypeAdapter(str),
    "names": TypeAdapter(str),
    "names_and_words": TypeAdapter(str),
    "misspelt": TypeAdapter(str),
    "joined": TypeAdapter(str),
    "fillers": TypeAdapter(str),
    "persons": TypeAdapter(Persons),
    "categories": TypeAdapter(list[CategoryText]),
    "wording": TypeAdapter(list[WordingRule]),
    "risk": TypeAdapter(list[RiskRule]),
    "voice": TypeAdapter(dict[str, Lines]),
    "polarity": TypeAdapter(dict[str, Lines]),
    "talk": TypeAdapter(dict[str, Lines]),
}
"""What a file may hold. All but ``reading``, ``persons`` and ``fillers`` may stand in several files, each a part."""
ONCE = frozenset({"reading", "persons", "fillers"})
