"""Which records the records themselves set apart from the child: a sibling's, a namesake's, an earlier holder's.

Each takes two signs. A record is a brother's or sister's where it opens with one who is a minor of another age and says
nothing of the child; it is of whoever had a number, an address or a car before where another record tells when that
changed hands; and it is a namesake's where another record tells the two apart and holds nothing of the child.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

GROWN = 18
SIBLING = re.compile(
    r"^\W*(?i:(?:the|an?|her|his|their)\s+)?(?i:(?:elder|older|younger|big|little|half|step|twin|eldest|youngest)[\s-]+)?"
    r"(?i:brother|sister|sibling|cousin|stepbrother|stepsister)\s*(?:\s(?P<name>[A-Z][\w'’-]+))?\s*[,(]\s*"
    r"(?i:aged?\s+)?(?P<age>\d{1,2})\b(?![/.:]?\d)"
)
# What a sibling's record may say of the child, or of the house that they share.
OF_CHILD_TOO = re.compile(
    r"\b(?:told|tells|say|says|said|disclos\w+|reports?\s+(?:that|her|him)|saw|worri\w+|rang|text\w*|wrote|stat(?:ed|es)"
    r"|alleg\w+|with\s+(?:her|him|them)|(?:this|our|missing|caller['’]?s)\s+(?:\w+\s)?(?:boy|girl|child|lad|son|daughter)"
    r"|younger|little|elder|sisters?|brothers?|siblings?|both|too|also|family|household|house|doors?|windows?"
    r"|subject|misper|child|children)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][a-z'’-]+\b")
_HELD = {
    "number": "number|phone|handset|sim|mobile",
    "address": "address|flat|house|property|premises|home",
    "car": "car|vehicle|van|moped|motorbike|plate|registration|index",
}
_THEIRS = r"this|that|the|same|home|caller['’]?s|informant['’]?s|her|his|their|family['’]?s?|mother['’]?s|father['’]?s"
OPENS_WITH = {
    kind: re.compile(rf"^\W*(?:{_THEIRS})\s+(?:\w+\s+)?(?:{names})\b", re.IGNORECASE) for kind, names in _HELD.items()
}
# A record of a number may open with the number itself, or with what it is now said to be.
OPENS_WITH["number"] = re.compile(
    rf"{OPENS_WITH['number'].pattern}|^\W*0\d{{4}}\s?\d{{3}}\s?\d{{3}}\b"
    r"|^\W*(?:phone|mobile|telephone) number now given\b",
    re.IGNORECASE,
)
CHANGED = {
    "number": re.compile(
        r"\b(?:number|sim|handset|phone|mobile|line)\b[^.;]{0,30}\b(?:re-?issued|re-?allocated|recycled|resold|sold"
        r"|given out (?:afresh|again))\b|\bnumber\b[^.;]{0,20}\b(?:lay unused|was dropped)\b"
        r"|\b(?:previous|former|earlier) (?:subscriber|user|owner)|\bnew subscriber",
        re.IGNORECASE,
    ),
    "address": re.compile(
        r"\b(?:occupants?|tenants?|occupiers?|residents?|family|household)\b[^.;]{0,30}"
        r"\b(?:evicted|moved out|vacated|rehoused)\b|\bnew (?:tenancy|tenants?|owners?|occupiers?)\b"
        r"|\b(?:flat|house|property|address)\b[^.;]{0,20}\b(?:re-?let|sold|let to)\b",
        re.IGNORECASE,
    ),
    "car": re.compile(
        r"\b(?:car|vehicle|van|moped|motorbike|plate)\b[^.;]{0,30}\b(?:sold|resold|scrapped)\b"
        r"|\b(?:new|change of|previous|former) keeper\b",
        re.IGNORECASE,
    ),
}
OF_THE_CHILD = re.compile(r"\b(?:caller['’]?s|our|this|missing) (?:son|daughter|child|boy|girl)\b", re.IGNORECASE)
DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
SECOND = re.compile(r"\b(?i:a second|another|other|different|that)\s+[A-Z][\w'’-]+\s+[A-Z][\w'’-]+")
NOTHING = re.compile(
    r"\bnothing (?:held|known|of concern|recorded|adverse|against)|\bno (?:entries|trace|records?|concerns?|history)\b"
    r"|\bnot known\b|\bnil\b|\bhas none\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A number, an address or a car that came to another holder on a day."""

    kind: str
    on: date


def of_a_sibling(words: str, age: int | None, names: frozenset[str]) -> bool:
    """Say whether a record is of a brother or sister who is a minor of another age, and says nothing of the child.

    ``names`` are the names that the informant gives.
    """
    found = SIBLING.match(words)
    if found is None or age is None or int(found["age"]) >= GROWN or int(found["age"]) == age:
        return False
    rest = words[found.end() :]
    named = {one.casefold() for one in NAME.findall(rest)} - {(found["name"] or "").casefold()}
    return not OF_CHILD_TOO.search(rest) and not named & {one.casefold() for one in names}


def passed_on(held: Sequence[tuple[str, date | None]]) -> Iterator[Passed]:
    """Yield what records tell to have changed hands: on the day that they tell, or by the day they were made."""
    for words, written in held:
        for kind, changed in CHANGED.items():
            if changed.search(words):
                told = DAY.search(words)
                on = _day(told) if told else written
                if on:
                    yield Passed(kind, on)


def of_an_earlier_holder(words: str, written: date | None, passed: Sequence[Passed]) -> bool:
    """Say whether a record is about a number, an address or a car before it came to the child's household."""
    if written is None or OF_THE_CHILD.search(words):
        return False
    return any(written < one.on and OPENS_WITH[one.kind].match(words) for one in passed)


def tells_apart(words: str, births: int) -> bool:
    """Say whether a record that gives the child's birth tells of a second person, and holds nothing of the child."""
    return bool((births > 1 or SECOND.search(words)) and NOTHING.search(words))


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
