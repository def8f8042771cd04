"""Risk factors that a text states: each with its words, of whom they speak, and whether they speak of now.

An informant's words count as much as a record's: unlike words that harm, what is stated of a danger is looked for in
every voice. What is denied, only talked about, long over, or said of somebody else does not count, and is kept with the
reason.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from wayhome.reading.engine import Engine, Found, Reading
from wayhome.reading.findings import NOBODY, RiskFinding, Who
from wayhome.reading.risk_concluded import Concluded
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_subject import Subjects
from wayhome.reading.risk_time import Times, days_old
from wayhome.reading.scanning import Match
from wayhome.reading.schema import RiskRule

MITIGATES = "MIT_"
HELD = "held"
SAME = 1  # days before the report, at most, of which a record may say how things are now
ELSE = "someone_else"
ALONE = "alone"  # words with an everyday sense, and nothing beside them that states a danger
# What befalls a child; a brother's is his. What an adult near a child does counts whoever does it.
BEFALLS = frozenset((
    "CSE", "CCE", "DEBT_BONDAGE", "ONLINE_GROOMING", "TRAFFICKING_NRM", "ADULT_OF_CONCERN", "RISK_TO_OTHERS",
))  # fmt: skip
Read = tuple[Found, RiskRule, str]


def read_risk(
    engine: Engine,
    text: str,
    who: Who = NOBODY,
    *,
    where: str = "narrative",
    system: str = "",
    written: date | None = None,
    today: date | None = None,
    age: int | None = None,
) -> tuple[RiskFinding, ...]:
    """Return the factors a text states, in the order they stand there.

    ``where`` is ``narrative`` or ``held``, ``system`` the one that holds it; ``written`` is the day it was recorded and
    ``today`` the day it is read for, London; without them nothing is taken to be old by its date. ``age`` is the
    child's on that day: it tells how long ago *when he was thirteen* was.
    """
    reading = engine.read(text, who)
    if not reading.risk:  # most texts state nothing: what is said around it is not looked for
        return ()
    marks = Marks(reading.passage, engine.lexicon)
    times = Times(reading.passage, marks, written, today, age)
    subjects = Subjects(reading.passage, marks)
    concluded = Concluded(marks, held=where == HELD)
    read = [
        (found, rule, set_aside(rule, found, marks, times, subjects) or _concluded(rule, found, concluded))
        for found, rule in _of_risk(reading, where, system)
        if not (rule.in_months and today and today.month not in rule.in_months)
        and not (rule.of_the_day and where == HELD and of_before(written, today))
    ]
    findings = [_finding(reading, found, rule, reason) for found, rule, reason in _beside(_within(read))]
    return tuple(sorted(findings, key=lambda one: (one.start, one.rule)))


def of_before(written: date | None, today: date | None) -> bool:
    """Say whether a record is older than the day before, or may be; nothing is where no day is given to read it for."""
    age = days_old(written, today)
    return today is not None and (age is None or age > SAME)


def _finding(reading: Reading, found: Found, rule: RiskRule, reason: str) -> RiskFinding:
    start, end = reading.place(found.match)
    return RiskFinding(
        rule=rule.id, factor=rule.factor, start=start, end=end,
        about="adult" if reason == ELSE else "child",
        recency="past" if reason == "past" else "now",
        set_aside=reason,
    )  # fmt: skip


def _within(read: Sequence[Read]) -> list[Read]:
    """Set aside words that stand within longer ones of their rule that are somebody else's: *mum tried to die*."""
    theirs = [(rule.id, found.match) for found, rule, reason in read if reason == ELSE]
    return [
        (found, rule, reason or (ELSE if any(_holds(rule, found, *one) for one in theirs) else ""))
        for found, rule, reason in read
    ]


def _holds(rule: RiskRule, found: Found, by: str, longer: Match) -> bool:
    return rule.id == by and longer.begin < found.match.begin and found.match.end <= longer.end


def _beside(read: Sequence[Read]) -> Iterator[Read]:
    """Set aside words that need something beside them, where nothing that stands alone and is of them does."""
    direct = [(found.match, rule.factor) for found, rule, reason in read if not rule.beside and not reason]
    for found, rule, reason in read:
        backed = not rule.beside or any(
            factor in rule.beside and not match.touches(found.match) for match, factor in direct
        )
        yield found, rule, reason or ("" if backed else ALONE)


def set_aside(rule: RiskRule, found: Found, marks: Marks, times: Times, subjects: Subjects) -> str:
    """Say why words do not count; nothing where they do."""
    match = found.match
    if rule.factor.startswith(MITIGATES):
        return ""
    if subjects.someone_else(match) if rule.about == "child" else rule.factor in BEFALLS and subjects.of_kin(match):
        return ELSE
    if subjects.of_another(match):
        return ELSE
    if marks.talked_about(match):
        return "talked_about"
    if marks.denied(match):
        return "denied"
    return "past" if times.past(rule.factor, match, of_the_child=rule.about == "child") else ""


def _concluded(rule: RiskRule, found: Found, concluded: Concluded) -> str:
    return "" if rule.factor.startswith(MITIGATES) else concluded.reason(rule.factor, found.match)


def _of_risk(reading: Reading, where: str, system: str) -> Iterator[tuple[Found, RiskRule]]:
    for found in reading.risk:
        rule = found.frame.rule
        if isinstance(rule, RiskRule) and where in rule.read_in and system in (rule.of_systems or (system,)):
            yield found, rule
