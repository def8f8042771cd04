"""Which records are about another person: a namesake, a twin, a parent of the same name, a child who is at home.

A record says so itself (*not ours*, *different lad*), or it bears a date of birth that cannot be the child's, or
another record tells the two apart, or it is about a brother or sister who, the informant says, is at home.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.reading.engine import Engine
from wayhome.reading.risk_apart import of_a_sibling, of_an_earlier_holder, passed_on, tells_apart
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_named import Named, adult_of_another_name, another_named, namesake, of_the_other_one

BIRTH = re.compile(
    r"(?P<said>\b(?:born|b\.|dob|d\.o\.b\.?|d\.o\.b|date of birth)[:\s]*)?"
    r"(?<![\d/])(?:(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-])(?P<year>(?:19|20)?\d\d)(?![\d/])"
    r"|\b(?:born|b\.)\s*(?:[A-Z][a-z]{2,8}\s)?(?P<only>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
HEADER = re.compile(r"^\W*(?:[A-Z][\w'’-]{1,40}\W+){1,4}(?:\([^)]*\)\W*)?(?:born|b\.|dob|d\.o\.b|\d)", re.IGNORECASE)
BEGINNING = 48  # characters within which a record says whom it is about
AT_HOME = re.compile(
    r"\b([A-Z][a-z]+)(?:['’]s| is| was| has| stayed)\b(?! not\b|n't)[^.;,]{0,16}?"
    r"\b(?:home|here|in bed|indoors|asleep|with me|upstairs|safe)\b"
)
PAIR = re.compile(r"\b([A-Z][\w'’-]{1,40})\s+([A-Z][\w'’-]{1,40})\b")
GROWN = re.compile(r"^\W*[A-Z][\w'’-]{1,40}\s+[A-Z][\w'’-]{1,40}\W{1,3}(?:aged?\s+|is\s+|now\s+)?(\d\d)\b(?![/.:-]\d)")
OF_CHILD = re.compile(
    r"(?:\b(?:son|daughter|grandson|granddaughter|nephew|niece|boy|girl|lad|child|resident|pupil|missing|misper)\W+)"
    r"([A-Z][\w'’-]{1,40})\s+([A-Z][\w'’-]{1,40})\b"
    r"|\b([A-Z][\w'’-]{1,40})\s+([A-Z][\w'’-]{1,40})\W{1,3}(?:is\s+|aged?\s+)?(?:1[0-7]\b|\d\b|[a-z]{2,5}teen\b|ten\b|eleven\b|twelve\b)"
    r"|\b([A-Z][\w'’-]{1,40})\s+([A-Z][\w'’-]{1,40})\W{1,3}(?:d\.?\s?o\.?\s?b\b|born\b|date of birth)"
    r"|^\W*(?:Name(?:\s+is|:)\s+)?([A-Z][\w'’-]{1,40})\s+([A-Z][\w'’-]{1,40})\W{1,3}(?:was\s+|is\s+)?(?:reported|missing|overdue|not)\b"
)
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NO_NAMES = (
    "She He It They That There This Mum Mam Dad Nan Gran Everyone Everybody Nobody Someone Who What We The His Her Our "
    "Mother Father Stepdad Stepmum Staff Said Phone School And But Not One Police Today Tonight Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Caller Foster Carer Manager"
)
NO_NAMES = frozenset(_NO_NAMES.split())
MUCH = 2  # years by which an age may be out, for day and month swapped or a year mistyped


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One text of an account: ``narrative``, or ``held[N]`` with the system and the day on which it was recorded."""

    source: str
    words: str
    system: str = ""
    written: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What is known of the child a text is read for; ``today`` is the day of the report, London."""

    age: int | None = None
    today: date | None = None
    unaccompanied: bool = False


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth where it stands: day and month where they are given."""

    start: int
    day: tuple[int, int] | None
    year: int

    @property
    def key(self) -> tuple[int, tuple[int, int] | None]:
        """Return what tells two apart."""
        return self.year, self.day


class People:
    """Whom the texts of one account are about."""

    def __init__(self, engine: Engine, narrative: str, held: Sequence[Told], child: Child) -> None:
        self.engine, self.child, self.narrative = engine, child, narrative
        self.held = tuple(one.words for one in held)
        self.safe, self.named = names(narrative)
        self.others = {birth.key for one in held for birth in births(one.words) if self._of_other(one.words, birth)}
        self.pairs = {_pair(found) for found in OF_CHILD.finditer(narrative)}
        self.namesakes = tuple(self._namesakes(narrative, held))
        self.own = {key for one in held for key in self._own(one.words)}
        self.passed = tuple(passed_on([(one.words, one.written) for one in held]))
        self.apart = tuple(one for one in held if self._own(one.words) and tells_apart(one.words, _count(one.words)))

    def about_another(self, told: Told, *, identity: bool) -> bool:
        """Say whether a record is about somebody else; ``identity`` says that it tells of another name of the child."""
        marks = self._marks(told.words)
        if says_other(marks) or (marks.any("risk_sibling_record") and marks.any("risk_lives_away")):
            return True
        opening = told.words[:BEGINNING]
        if self._set_apart(told):
            return True
        if self._too_old(told.words) or of_the_other_one(self.narrative, told.words):
            return True
        if any(pair <= _words(opening) for pair in self.namesakes):
            return True
        if any(_has(opening, name) for name in self.named):
            return not identity and self._born_another(told.words)
        if marks.any("risk_wrong_record") or any(_has(opening, name) for name in self.safe):
            return True
        return not identity and self._born_another(told.words)

    def _set_apart(self, told: Told) -> bool:
        """Say whether the records set this one apart: a sibling's, a namesake's, or an earlier holder's."""
        if self.child.unaccompanied:
            return False
        if of_a_sibling(told.words, self.child.age, self.safe | self.named):
            return True
        return of_an_earlier_holder(told.words, told.written, self.passed) or self._namesake_told(told)

    def _namesake_told(self, told: Told) -> bool:
        """Say whether a record opens with the child's two names, and a later one tells that it is a namesake's."""
        pair = PAIR.match(told.words.lstrip())
        if pair is None or self.own & {birth.key for birth in births(told.words)}:
            return False
        same = re.search(rf"\b{re.escape(pair[0])}\b", self.narrative, re.IGNORECASE)
        return bool(same) and any(one is not told and _by(told.written, one.written) for one in self.apart)

    def _own(self, words: str) -> set[tuple[int, tuple[int, int] | None]]:
        """Return the births that a text says to be the child's, and that may be."""
        return {one.key for one in births(words) if self._of_child(words, one) and not self._not_of_age(one)}

    def another_named(self, told: Told) -> Named | None:
        """Return the other person with whose name a record opens, where nothing says that it may be the child's."""
        if self.child.unaccompanied:
            return None
        return another_named(self.narrative, told.words, self.child.age, self._year, self.held)

    def adult_nearby(self, told: Told) -> bool:
        """Say whether a record is of an adult, not of the child's name, who may be a danger to them."""
        says = says_other(self._marks(told.words))
        return not says and adult_of_another_name(self.narrative, told.words, self.child.age, self._year)

    @property
    def _year(self) -> int | None:
        return self.child.today.year if self.child.today else None

    def _too_old(self, words: str) -> bool:
        """Say whether a record opens with the child's name and an age that the child has not reached."""
        if not self.child.unaccompanied and namesake(self.narrative, words, self.child.age):
            return True
        told = GROWN.match(words)
        pair = PAIR.match(words.lstrip()) if told else None
        if told is None or pair is None or self.child.age is None or self.child.unaccompanied:
            return False
        return _pair(pair) in self.pairs and int(told[1]) > self.child.age + 1

    def _born_another(self, words: str) -> bool:
        found = [*births(words)]
        if any(birth.key in self.own for birth in found):
            return False
        if any(birth.key in self.others for birth in found):
            return True
        return any(self._not_of_age(birth) for birth in found if HEADER.match(words) and birth.start <= BEGINNING)

    def _namesakes(self, narrative: str, held: Sequence[Told]) -> Iterator[frozenset[str]]:
        """Yield the two names of whoever opens a record with a birth that cannot be the child's.

        Only where the informant names somebody who shares one of the two: names that are the same in full tell nothing.
        """
        told = [_pair(found) for found in PAIR.finditer(narrative)]
        for one in held:
            pair = PAIR.match(one.words)
            if pair and any(self._not_of_age(birth) for birth in births(one.words) if birth.start <= BEGINNING):
                both = _pair(pair)
                if any(len(both & other) == 1 for other in told):
                    yield both

    def _not_of_age(self, birth: Birth) -> bool:
        if self.child.age is None or self.child.today is None or self.child.unaccompanied:
            return False
        return abs(self.child.today.year - birth.year - self.child.age) > MUCH - (birth.day is not None)

    def _of_other(self, words: str, birth: Birth) -> bool:
        return self._said_before(words, birth, "risk_the_other")

    def _of_child(self, words: str, birth: Birth) -> bool:
        return self._said_before(words, birth, "risk_the_child")

    def _said_before(self, words: str, birth: Birth, name: str) -> bool:
        before = re.split(r"[.;]\s", words[: birth.start])[-1]
        return self._marks(before).any(name)

    def _marks(self, words: str) -> Marks:
        return Marks(self.engine.read(words).passage, self.engine.lexicon)


def says_another(engine: Engine, words: str) -> bool:
    """Say whether a record itself says that it is about somebody else."""
    return says_other(Marks(engine.read(words).passage, engine.lexicon))


def names(narrative: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of those who are said to be at home, and the other names of a narrative."""
    safe = {*AT_HOME.findall(narrative)} - NO_NAMES
    return frozenset(safe), frozenset({*NAME.findall(narrative)} - NO_NAMES - safe)


def births(words: str) -> Iterator[Birth]:
    """Yield the dates of birth of a text; a date that nothing calls so counts only where a name stands before it."""
    for found in BIRTH.finditer(words):
        if found["only"]:
            yield Birth(found.start(), None, int(found["only"]))
        elif found["said"] or HEADER.match(words[: found.end()]):
            year = int(found["year"])
            century = 2000 if year < 40 else 1900
            day = int(found["day"]), int(found["month"])
            yield Birth(found.start(), day, year if year > 99 else year + century)


def _count(words: str) -> int:
    return len({birth.key for birth in births(words)})


def _by(day: date | None, other: date | None) -> bool:
    return day is None or other is None or day <= other


def _pair(found: re.Match[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in found.groups() if name)


def _words(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'’-]+", words.casefold()))


def _has(words: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE))


def says_other(marks: Marks) -> bool:
    """Say whether a record says that it is of somebody else; a man called uncle who is no relation is no namesake."""
    return marks.any("risk_other_record") and not marks.any("risk_called_kin")
