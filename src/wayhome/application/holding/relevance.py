"""What in a held record would change a grade: which records are read first, and what is said about why.

It weighs nothing and decides nothing: a reader does. Every reason is a word or a sentence of the record itself, so that
"no weapon was found" is seen for what it says. Which words are looked for is a choice of ours (decision 3).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wayhome.application.holding.look_up import stands_for
from wayhome.holdings.asking import TIERS, Found
from wayhome.holdings.records import HeldRecord

LATELY = timedelta(days=30)
FULL_STOP = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Something that may change a grade: what it is called, the words that speak of it, and systems that are about it.

    A system that is about it says so by itself, whatever its records say.
    """

    words: str
    pattern: re.Pattern[str]
    systems: tuple[str, ...] = ()


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


# Those first that change a grade most. A record is placed by the first that it speaks of.
CONCERNS: tuple[Concern, ...] = (
    Concern(
        words="Exploitation",
        pattern=_any_of(
            r"exploit\w*", r"groom\w*", r"traffick\w*", r"county[- ]lines?", r"cuckoo\w*", r"CSE", r"CCE", r"NRM",
            r"drugs? lines?", r"second phone", r"new trainers",
            r"(?:carry|hold|deliver)\w* (?:a )?(?:bag|parcel|package)s?",
            r"parcel was taken", r"paid for (?:food|a hotel|a room|her|him|them)", r"gifts?", r"hotel room",
            r"told (?:(?:her|him|them) )?(?:to carry|to hold|where to be)", r"in debt to",
            r"debt bondage", r"sexual\w*",
        ),
        systems=("exploitation_registers",),
    ),
    Concern(
        words="Suicide or self-harm",
        pattern=_any_of(
            r"suicid\w*", r"self[- ]?harm\w*", r"overdos\w*", r"ligature", r"end(?:ing)? (?:her|his|their) life",
            r"kill(?:ing)? (?:her|him|them)sel(?:f|ves)", r"want(?:s|ed)? to die",
        ),
    ),
    Concern(
        words="Weapon",
        pattern=_any_of(
            r"knife", r"knives", r"blades?", r"machetes?", r"firearms?", r"guns?", r"stabb?(?:ed|ing)?", r"weapons?",
            r"acid", r"shot at",
        ),
    ),
    Concern(
        words="Adult of concern",
        pattern=_any_of(
            r"adults? of concern", r"older (?:adult|man|woman|male|female)", r"(?:somebody|someone) older",
            r"(?:registered )?sex(?:ual)? offender",
            r"warning notice", r"abduction (?:warning )?notice", r"unknown adults?", r"adult called \w+",
            r"twice (?:her|his|their) age",
        ),
        systems=("offender_management",),
    ),
    Concern(
        words="Violence",
        pattern=_any_of(
            r"assault\w*", r"robb\w*", r"rap(?:e|ed)", r"threat\w*", r"attack\w*", r"victim of", r"beaten", r"injur\w*",
            r"upset and spoken to alone", r"shouting",
        ),
    ),
    Concern(
        words="Missing before",
        pattern=_any_of(r"missing (?:from|for|over|since|before|again|episode|person)\w*", r"went missing"),
        systems=("missing_history",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Why a record is read before others: what it may be about, and the sentence of the record that says so.

    ``sentence`` is empty where the record's system says it.
    """

    words: str
    sentence: str = ""


def matters(system: str, text: str) -> tuple[Matter, ...]:
    """Return what in a record may change a grade, what changes it most first."""
    stands = stands_for(system) or system
    return tuple(_spoken_of(stands, FULL_STOP.split(text)))


def _spoken_of(system: str, sentences: list[str]) -> Iterator[Matter]:
    for concern in CONCERNS:
        said = next((one for one in sentences if concern.pattern.search(one)), "")
        if said or system in concern.systems:
            yield Matter(words=concern.words, sentence=said.strip())


def is_late(record: HeldRecord, today: date) -> bool:
    """Say whether a record is of the last 30 days."""
    return record.on is not None and timedelta() <= today - record.on <= LATELY


def placed(words: Iterable[str]) -> int:
    """Return where a record stands among others by the concerns it speaks of; 0 comes first."""
    order = {concern.words: place for place, concern in enumerate(CONCERNS)}
    return min((order[one] for one in words if one in order), default=len(CONCERNS))


def in_reading_order(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return records in the order in which a grader reads them: what may change the grade, how sure, how recent."""

    def order(one: Found) -> tuple[int, int, int, str]:
        place = placed(matter.words for matter in matters(one.record.system, one.record.text))
        newest = (one.record.on or date.min).toordinal()
        return place, TIERS.index(one.tier), -newest, one.record.id

    return tuple(sorted(found, key=order))
