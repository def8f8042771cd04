"""What the words of an account tell besides dangers: a night gone by, a child who keeps safe, was found.

Each stands for a question that a rule of the risk asks and no form does. Where the words leave it open it is not known.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from wayhome.reading.engine import Engine
from wayhome.reading.risk_account import StatedIn
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_people import Child

DISABILITY = "LD_OR_NEURO"
GROWN = 13  # design default: under this age nobody is taken to keep safe because somebody says so
DAY_BEGINS = 5  # the hour, London, from which a report is of a day and not of the night that it breaks
HOURS = 24
EVENING, JUST_GONE = 20, 180  # the hour from which it is evening, and minutes since it in which no night has gone by
NOON = 12  # before it, an hour that is told may be of the evening before
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
A_NIGHT = re.compile(
    r"\b(?:last night|yesterday|overnight|all night|the night before|whole night|(?:first|this) thing this morning"
    r"|bed(?:'s| is| was|room)?(?: still)? (?:not|empty|untouched|made|never)|not (?:been )?slept|hasn'?t slept"
    r"|(?:two|three|four|five|six|seven|several|\d+) (?:days|nights)|a (?:day|week|night) (?:ago|since|now)"
    r"|since the weekend"
    r"|(?:got|woke) up (?:and|to find)|when (?:i|we) (?:woke|got up)|in the night|during the night)\b",
    re.IGNORECASE,
)
THE_DAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening|lunchtime)|registration|period (?:one|two|three|four|\d)"
    r"|(?:hasn'?t|has not|not|never|didn'?t|did not) registered"
    r"|(?:at|over|during) (?:dinner|lunch|break|playtime)"
    r"|(?:an|one|two|three|four|five|six|[1-6]|half an|couple of) hours? (?:ago|late|since|now|on|overdue)"
    r"|(?:twenty|thirty|forty|fifty|\d\d) minutes)\b",
    re.IGNORECASE,
)
AN_HOUR = re.compile(
    r"\b(?:after (?:school|tea|dinner|lunch)|since (?:dinner|tea|lunch|school)|for (?:his|her) tea|curfew|o'?clock"
    r"|half past|quarter (?:past|to)|(?:[01]?\d|2[0-3])[.:]?[0-5]\d(?: ?hrs)?|\d{1,2} ?pm"
    r"|(?:at|by|till|until|around|about|past|since|before|after|for|due|from) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon|\d{1,2}))\b",
    re.IGNORECASE,
)
_MANY = "couple of|number of|few|several|many|some|past|last|for|in|these|a|one|two|three|four"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
LONGER = re.compile(
    rf"\b(?:(?:{_MANY}|\d+) (?:days|nights|weeks?|months?|fortnight)|days now|over (?:a|one) day|weekend"
    r"|(?:24|36|48|60|72|96)\s?(?:hours|hrs?)|at night(?! shift| school| work)"
    r"|after dark|midnight|(?:before|since|in|to|at) bed(?:time)?"
    r"|(?:early|small) hours|(?:checked|looked|noticed|realised|discovered|found|gone|missing|empty)"
    r" (?:[\w']+ ){0,3}this morning"
    r"|(?:not|n[o']t|never) (?:come |came |been |get |got |go |gone )?(?:back |home )?this morning"
    rf"|(?:since|seen|missing|gone|went|left|(?<!ran )out|heard|away|home|back|contact)\b[^.;!?]{{0,40}}"
    rf"(?:{'|'.join(_DAYS.split())}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}/\d{{1,2}}|\d{{1,2}} (?:{_MONTHS})[a-z]*))\b",
    re.IGNORECASE,
)
# A day is when a child went, or was last heard of, only where it is said so: a contract may run out on Sunday.
GONE = (
    r"\b(?:since (?:last )?|(?:seen|heard|missing|gone|left|(?<!ran )out|away|went|spoken?|text(?:ed)?|rang|rung|phoned"
    r"|last|home|back|bed|slept|returned)\b[^.;!?]{0,40}\b(?:on|last|since|this) )"
)
CLOCK = re.compile(r"\b(\d{1,2})(?:[.:]?([0-5]\d))?(?: ?(pm)| ?hrs)?\b", re.IGNORECASE)


def night_told(words: str, reported: datetime) -> str:
    """Say whether an informant tells that a night has gone by, yes or no; nothing where the words leave it open.

    It is *no* only where nothing is told that may be of a day before: what is unknown is never taken for no.
    """
    names = _DAYS.split()
    other = [day for day in names if day != names[reported.weekday()]]
    if A_NIGHT.search(words) or re.search(rf"{GONE}(?:{'|'.join(other)})\b", words, re.IGNORECASE):
        return "yes"
    if _evening(words, reported):
        return "no"
    if LONGER.search(words) or _later_hour(words, reported):
        return ""
    same = reported.hour >= DAY_BEGINS and THE_DAY.search(words)
    return "no" if same or (reported.hour >= NOON and AN_HOUR.search(words)) else ""


def _evening(words: str, reported: datetime) -> bool:
    """Say whether a report of the small hours tells of the evening just gone, and of nothing longer ago."""
    words = re.sub(r"\bmidnight\b", "2359", words, flags=re.IGNORECASE)
    if reported.hour >= DAY_BEGINS or LONGER.search(words):
        return False
    told = [_hour(found) for found in CLOCK.finditer(words) if found[2] or found[3]]
    evening = [HOURS * 60 - (hour * 60 + minute) for hour, minute in told if EVENING <= hour < HOURS]
    return bool(evening) and min(evening) + reported.hour * 60 + reported.minute <= JUST_GONE


def _later_hour(words: str, reported: datetime) -> bool:
    """Say whether a clock time is told that the day of the report has not come to: it may be of the evening before."""
    told = (_hour(found) for found in CLOCK.finditer(words) if found[2] or found[3])
    return any(hour * 60 + minute > reported.hour * 60 + reported.minute for hour, minute in told if hour < HOURS)


def _hour(found: re.Match[str]) -> tuple[int, int]:
    after_noon = NOON if found[3] and int(found[1]) < NOON else 0
    return int(found[1]) + after_noon, int(found[2] or 0)


def keeps_safe(engine: Engine, narrative: str, child: Child, stated: Sequence[StatedIn]) -> bool:
    """Say whether the disability that is told leaves a child able to get about safely, and no record says otherwise.

    Only of a child who is old enough, and only from words about it: what nobody says is never taken for it.
    """
    if child.age is None or child.age < GROWN:
        return False
    told = [one for one in stated if one.finding.factor == DISABILITY and not one.finding.set_aside]
    texts = [narrative, *(one.told.words for one in told)]
    marks = [Marks(engine.read(words).passage, engine.lexicon) for words in texts]
    if any(mark.any("risk_needs_care") for mark in marks):
        return False
    return any(mark.any("risk_gets_about") for mark in marks) and all(mark.any("risk_gets_about") for mark in marks[1:])


def told_found(engine: Engine, narrative: str) -> bool:
    """Say whether who calls takes the report back, because the child was found, and nothing leaves it open.

    Where a child is told to be is no sight of them: *she's in the room*, *found her phone*, *I can see him on the map*.
    The police have yet to see them, and the level does not fall below medium.
    """
    marks = Marks(engine.read(narrative).passage, engine.lexicon)
    return marks.any("risk_found_told") and not marks.any("risk_found_open")
