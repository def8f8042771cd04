"""Risk factors that a text states: each with its sentence, of whom it speaks, and whether it speaks of now.

An informant's words count as much as a record's: unlike words that harm, what is stated of a danger is looked for in
every voice. What is denied, only supposed, or said of somebody else does not count, and is kept with the reason.
"""

from collections.abc import Iterator

from wayhome.reading.engine import Engine, Reading
from wayhome.reading.findings import NOBODY, RiskFinding, Who
from wayhome.reading.schema import RiskRule


def read_risk(
    engine: Engine, text: str, who: Who = NOBODY, *, where: str = "narrative", system: str = ""
) -> tuple[RiskFinding, ...]:
    """Return the factors a text states; ``where`` is ``narrative`` or ``held``, ``system`` the one that holds it."""
    reading = engine.read(text, who)
    return tuple(_findings(reading, where, system))


def _findings(reading: Reading, where: str, system: str) -> Iterator[RiskFinding]:
    for found in reading.found:
        rule = found.frame.rule
        if not isinstance(rule, RiskRule) or where not in rule.read_in or system not in (rule.of_systems or (system,)):
            continue
        start, end = reading.place(found.match)
        yield RiskFinding(
            rule=rule.id,
            factor=rule.factor,
            start=start,
            end=end,
            about=reading.persons.about(found.match),
            set_aside=reading.polarity.taken_back(found.match),
        )
