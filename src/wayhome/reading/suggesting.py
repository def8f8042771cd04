"""Other words for this sentence: a rule's alternatives with what the entry says of the person, the adult and the place.

A slot that the entry does not fill asks for the fact in brackets: nothing is made up, and nothing is put into the text
without the writer.
"""

import re

from wayhome.reading.engine import Reading
from wayhome.reading.mentions import Mention
from wayhome.reading.scanning import Match
from wayhome.reading.schema import WordingRule

MOST = 3
AROUND = 400  # characters in which a time or a place is looked for
AHEAD = re.compile(r"\b(?:will|again|next|until|offered|on|by|re-offer)\b")  # what is to come is not in the entry
SLOT = re.compile(r"\{(\w+)\}")
ASKED = {
    "person": "the child", "adult": "[who? name or describe the adult]", "age": "[age?]", "when": "[when?]",
    "place": "[where?]",
}  # fmt: skip
WHEN = re.compile(
    r"\b(?:(?:at|around|about|since|from|by|until)\s+)?(?:\d{1,2}[:.]\d{2}|[0-2]\d[0-5]\d)\s?(?:hrs?|hours)?(?![\w/])"
    r"|\b(?:(?:on|since|last|this|every|by)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:night|evening|morning|"
    r"afternoon))?\b|\b(?:last night|tonight|yesterday|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
KINDS_OF_PLACE = (
    "flat|house|address|hotel|park|station|garage|shop|car|van|arcade|car park|unit|room|home|school|layby|precinct|"
    "estate|takeaway|bar|club"
)
ROADS = "Road|Rd|Street|St|Lane|Close|Court|Ct|Avenue|Ave|Parade|Way|House|Hotel|Park|Square|Gardens"
PLACE = re.compile(
    rf"\b(?:at|in|from|outside|near|behind|by)\s+((?:(?:the|a|his|an)\s+)?(?:[\w'’]+\s+){{0,2}}?(?:{KINDS_OF_PLACE}))\b"
    rf"|\b(?:at|in|on|to|from)\s+((?:\d+\s+)?[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+)*\s+(?:{ROADS}))\b"
)


def composed(reading: Reading, match: Match, rule: WordingRule) -> tuple[str, ...]:
    """Return up to three alternatives for the words that were found, those that the entry can fill first."""
    known = {name: said for name, said in _known(reading, match).items() if said}
    written = [_filled(line, known) for line in dict.fromkeys(rule.suggest)]
    written.sort(key=lambda line: "[" in line)
    return tuple(dict.fromkeys(written))[:MOST]


def asking(rule: WordingRule) -> tuple[str, ...]:
    """Return a rule's alternatives where no entry fills them: each asks in plain words for what it needs."""
    return tuple(_filled(line, {}) for line in rule.suggest)


def _filled(line: str, known: dict[str, str]) -> str:
    told = {name: said for name, said in known.items() if name not in ("when", "place") or not AHEAD.search(line)}
    return SLOT.sub(lambda slot: told.get(slot[1], ASKED.get(slot[1], f"[{slot[1]}?]")), line)


def _known(reading: Reading, match: Match) -> dict[str, str]:
    """Return what the entry says for each slot."""
    child = reading.persons.first("child")
    years = child.years if child and child.years is not None else reading.persons.youngest
    return {
        "person": _person(reading, child),
        "adult": _adult(reading),
        "age": str(years) if years is not None else "",
        "when": _nearest(WHEN, reading, match),
        "place": _nearest(PLACE, reading, match),
    }


def _person(reading: Reading, child: Mention | None) -> str:
    if child is None:
        return ""
    word = reading.layout.word(child.word)
    if child.kind == "name":
        return _written(reading, child)
    noun = word if word in ("girl", "boy") else {"female": "girl", "male": "boy"}.get(child.sex, "child")
    return f"the {noun}"


def _adult(reading: Reading) -> str:
    """Return the adult of the entry in plain words: *the man, 24*."""
    adult = reading.persons.first("adult")
    if adult is None:
        return ""
    noun = {"female": "the woman", "male": "the man"}.get(adult.sex, "the adult")
    return f"{noun} aged {adult.years}" if adult.years is not None else noun


def _written(reading: Reading, one: Mention) -> str:
    passage, last = reading.passage, one.word + 1
    while last < one.last and reading.layout.word(last) == "@name":
        last += 1
    return passage.text[passage.starts[one.word] : passage.ends[last - 1]]


def _nearest(shape: re.Pattern[str], reading: Reading, match: Match) -> str:
    """Return the first thing of a shape in the sentence of a match, or else around it."""
    first, last = reading.layout.whole(match.first)
    passage = reading.passage
    start, end = passage.starts[first], passage.ends[last - 1]
    found = shape.search(passage.text, start, min(end, start + AROUND))
    found = found or shape.search(passage.text, max(0, start - AROUND), end + AROUND)
    if found is None:
        return ""
    return next((part for part in found.groups() if part), found[0]).strip()
