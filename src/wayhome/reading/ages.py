"""How old somebody is said to be: ages and school years in a text, and how each stands there.

*24-year-old*, *aged 9*, *in Year 8*, *in his 40s* and a number alone where only an age can be meant: in brackets, or
between commas. The number of a house or a time is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.reading.clauses import Layout, words

ADULT_AT = 18
YOUNGEST, OLDEST = 4, 99
CHILDHOOD = 9  # youngest age read from *at 9*: smaller numbers are hours and houses
HOURS = 12  # on a clock
TEENS = 10  # youngest age that a number alone is read as
AFTER_AGE = words("now today already soon but and who is was looks looking going with again in at on from")
NO_HEADS = words(
    "at by on in of to from for and or the a an no number room flat page para line log section order unit channel bus "
    "approx about around until till since before after between over under just only is was day days week house block "
    "bed ward bay gate platform junction route grid item items exhibit total all last past next some nearly almost"
)
SCHOOL = 5  # years between a school year and the age in it
UP_TO_TWENTY = (
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {
    **{word: years for years, word in enumerate(UP_TO_TWENTY, 5)},
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
}
DECADES = {"teens": 15, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
UNITS = words("yr yrs year years yo yoa yob y")
TAILS = words("old olds o of age yr yrs")
SCHOOL_YEARS = words("year yr y years grade")
SCHOOL_WORD = re.compile(r"(?:y|yr|year)(\d{1,2})")
DECADE = re.compile(r"([2-9]0)'?s")
WRITTEN = re.compile(r"(\d{1,2})(?:\s?(?:yos?|y|yr|yrs|yoa|y/o|year|years))?")
INITIAL = re.compile(r"[a-z](\d\d)")
BORN = words("b born dob birth yob")
BORN_ADULT, BORN_CHILD = range(1920, 1998), range(2010, 2030)
OPENERS = frozenset(("age", "aged", "at", *SCHOOL_YEARS, *DECADES, *BORN, *NUMBERS))
ADULT_YEARS, CHILD_YEARS = 30, 13  # what a year of birth alone is read as, whenever the text was written


@dataclass(frozen=True, slots=True)
class Age:
    """An age: its words, the years, and whether it can stand alone (a number with a unit) or only beside a person."""

    first: int
    last: int
    years: int
    bare: bool


def ages(layout: Layout) -> Iterator[Age]:
    """Yield the ages of a text in order."""
    number, end = 0, layout.many
    while number < end:
        found = _age(layout, number) if _may_open(layout.words[number]) else None
        if found:
            yield found
        number = found.last if found else number + 1


def _may_open(word: str) -> bool:
    """Say whether an age may begin with a word: most words are left alone by this one question."""
    return word in OPENERS or word[:1].isdigit() or word[-1:].isdigit()


def _age(layout: Layout, number: int) -> Age | None:
    word = layout.word(number)
    if word in ("age", "aged") and (years := years_of(layout, number + 1)):
        return Age(number, _tail(layout, number + 2), years, bare=False)
    if word == "at" and _at_age(layout, number):
        return Age(number, number + 2, years_of(layout, number + 1), bare=False)
    if (school := SCHOOL_WORD.fullmatch(word)) and 1 <= int(school[1]) <= 13:
        return Age(number, number + 1, int(school[1]) + SCHOOL, bare=False)
    if word in SCHOOL_YEARS and 1 <= (years := years_of(layout, number + 1, least=1)) <= 13:
        return None if _counted(layout, number) else Age(number, number + 2, years + SCHOOL, bare=False)
    if word in DECADES:
        return Age(number, number + 1, DECADES[word], bare=False)
    if decade := DECADE.fullmatch(word):
        return Age(number, number + 1, int(decade[1]), bare=False)
    return _born(layout, number) or _initial(layout, number) or _number(layout, number)


def _born(layout: Layout, number: int) -> Age | None:
    """Return the age of whoever was born in a year that makes an adult or a child of them on any day: *b. 1989*."""
    year = layout.word(number + 1)
    if layout.word(number) not in BORN or not (year.isdigit() and len(year) == 4):
        return None
    if int(year) in BORN_ADULT:
        return Age(number, number + 2, ADULT_YEARS, bare=False)
    return Age(number, number + 2, CHILD_YEARS, bare=False) if int(year) in BORN_CHILD else None


def _initial(layout: Layout, number: int) -> Age | None:
    """Return the age that stands behind an initial, as in *K15 has …*; a road (*A14*) or a school year is none."""
    raw, told = layout.raw(number), INITIAL.fullmatch(layout.word(number))
    if told is None or not raw[:1].isupper() or raw[0] in "ABMY" or not TEENS <= int(told[1]) < ADULT_AT:
        return None
    return Age(number, number + 1, int(told[1]), bare=False)


def _at_age(layout: Layout, number: int) -> bool:
    """Say whether *at 15* is an age: of a child, and followed by whom it is or a stop; *at 14 High Street* is not.

    Up to twelve it is an hour, unless it says whose age it is.
    """
    if not CHILDHOOD <= years_of(layout, number + 1) < ADULT_AT or not _alone(layout, number + 1):
        return False
    stop = layout.gap(number + 2).strip()[:1] in (",", ".", ";", ")") or number + 2 >= len(layout.passage.said)
    later = years_of(layout, number + 1) > HOURS
    return (stop and later) or layout.word(number + 2) in ("she", "he", "they", "@name", "is", "was")


def _number(layout: Layout, number: int) -> Age | None:
    """Return the age that begins with a number: by itself (bare) or with its unit."""
    years, after = years_of(layout, number), number + 1
    if not years:
        return None
    if years >= 20 and layout.gap(after) == "-" and layout.word(after) in NUMBERS:
        years, after = years + NUMBERS[layout.word(after)], after + 1
    last = _tail(layout, after)
    word = layout.word(number)
    if last > after or not (word.isdigit() or word in NUMBERS):
        return Age(number, last, years, bare=False)
    return Age(number, last, years, bare=True) if _alone(layout, number) else None


def years_of(layout: Layout, number: int, least: int = YOUNGEST) -> int:
    """Return the years that a word says, or nothing."""
    word = layout.word(number)
    written = WRITTEN.fullmatch(word)
    years = int(written[1]) if written else NUMBERS.get(word, 0)
    return years if least <= years <= OLDEST else 0


def _tail(layout: Layout, number: int) -> int:
    """Return the word after a unit such as *yr old*, or the same word where no unit stands there."""
    if number < len(layout.passage.said) and layout.raw(number) in ("F", "M") and layout.gap(number) == " ":
        return number + 1
    if layout.word(number) not in UNITS or "." in layout.gap(number):
        return number
    number += 1
    while layout.word(number) in TAILS and not set(layout.gap(number)) & set(".,;"):
        number += 1
    return number


def _counted(layout: Layout, number: int) -> bool:
    """Say whether *year* is counted, as in *two years 6 months*."""
    return bool(years_of(layout, number - 1, least=1)) and layout.gap(number).strip(" -") == ""


def _alone(layout: Layout, number: int) -> bool:
    """Say whether a number has nothing joined to it that makes it a time, a sum, a date or a house."""
    passage, before, after = layout.passage, layout.gap(number), layout.gap(number + 1)
    start, end = passage.starts[number], passage.ends[number]
    near = passage.text[max(0, start - 1) : start] + passage.text[end : end + 1].replace(":", "")
    timed = after.startswith(":") and layout.word(number + 1)[:1].isdigit() and after == ":"
    return not re.search(r"[\d£$€/:%#]", near) and "£" not in before and not after.startswith(("/", "%")) and not timed


def age_alone(layout: Layout) -> bool:
    """Say whether a child's age stands alone in a text that names nobody: at its beginning, or at a sentence's end.

    *14 but looks 20*, *Absent again, 14.*: a log that is in a hurry says no more of a child than this.
    """
    for first, last in layout.passage.sentences:
        for number in range(first, last):
            if not _teen(layout, number):
                continue
            if number == last - 1 or (number == first and not _counts(layout, number + 1)):
                return True
            if layout.gap(number + 1).strip() in (",", ";") and _noun_like(layout.raw(number - 1)):
                return True
    return False


def teen_told(layout: Layout) -> bool:
    """Say whether a number from ten to seventeen stands in a text, as figures or a word: it may be a child's age."""
    return any(
        TEENS <= NUMBERS.get(layout.words[number], 0) < ADULT_AT or _teen(layout, number)
        for number in range(layout.many)
    )


def _teen(layout: Layout, number: int) -> bool:
    word = layout.words[number]
    if word in NUMBERS:
        return TEENS <= NUMBERS[word] < ADULT_AT and layout.raw(number)[:1].isupper()
    return word.isdigit() and TEENS <= int(word) < ADULT_AT and layout.raw(number) == word


def _noun_like(raw: str) -> bool:
    """Say whether a word may be what somebody is called, in small letters: *little toerag 13,*, not *Flat 13,*."""
    return raw.isalpha() and raw.islower() and raw not in NO_HEADS


def _counts(layout: Layout, number: int) -> bool:
    """Say whether a word after a number is what it counts: a noun straight behind it, and no *but* or *and*."""
    return layout.word(number) not in AFTER_AGE and not layout.gap(number).strip()
