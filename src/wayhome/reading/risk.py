"""Risk factors that a text states: each with its words, of whom they speak, and whether they speak of now.

An informant's words count as much as a record's: unlike words that harm, what is stated of a danger is looked for in
every voice. What is denied, only talked about, long over, or said of somebody else does not count, and is kept with the
reason.
"""

from collections.abc import Iterator
from datetime import date

from wayhome.reading.engine import Engine, Found, Reading
from wayhome.reading.findings import NOBODY, RiskFinding, Who
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_subject import Subjects
from wayhome.reading.risk_time import Times
from wayhome.reading.schema import RiskRule

MITIGATES = "MIT_"


def read_risk(
    engine: Engine,
    text: str,
    who: Who = NOBODY,
    *,
    where: str = "narrative",
    system: str = "",
    written: date | None = None,
    today: date | None = None,
) -> tuple[RiskFinding, ...]:
    """Return the factors a text states, in the order they stand there.

    ``where`` is ``narrative`` or ``held``, ``system`` the one that holds it; ``written`` is the day it was recorded and
    ``today`` the day it is read for, London; without them nothing is taken to be old by its date.
    """
    reading = engine.read(text, who)
    marks = Marks(reading.passage, engine.lexicon)
    times = Times(reading.passage, marks, written, today)
    subjects = Subjects(reading.passage, marks)
    findings = []
    for found, rule in _of_risk(reading, where, system):
        if rule.in_months and today and today.month not in rule.in_months:
            continue
        start, end = reading.place(found.match)
        reason = set_aside(rule, found, marks, times, subjects)
        findings.append(RiskFinding(
            rule=rule.id, factor=rule.factor, start=start, end=end,
            about="adult" if reason == "someone_else" else "child",
            recency="past" if reason == "past" else "now",
            set_aside=reason,
        ))  # fmt: skip
    return tuple(sorted(findings, key=lambda one: (one.start, one.rule)))


def set_aside(rule: RiskRule, found: Found, marks: Marks, times: Times, subjects: Subjects) -> str:
    """Say why words do not count; nothing where they do."""
    match = found.match
    if rule.factor.startswith(MITIGATES):
        return ""
    if rule.about == "child" and subjects.someone_else(match):
        return "someone_else"
    if marks.talked_about(match):
        return "talked_about"
    if marks.denied(match):
        return "denied"
    return "past" if times.past(rule.factor, match, of_the_child=rule.about == "child") else ""


def _of_risk(reading: Reading, where: str, system: str) -> Iterator[tuple[Found, RiskRule]]:
    for found in reading.risk:
        rule = found.frame.rule
        if isinstance(rule, RiskRule) and where in rule.read_in and system in (rule.of_systems or (system,)):
            yield found, rule
