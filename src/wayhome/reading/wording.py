"""Words about a child that harm: which are pointed out, how strongly, and with what other words.

Only the writer's own voice counts, only where the words speak of a child (or, for some rules, of the child's family or
home), and only where they are not denied, corrected, stated as law or talked about.
"""

from collections.abc import Iterator

from wayhome.reading.engine import Engine, Found, Reading
from wayhome.reading.findings import NOBODY, SEVERITIES, About, Who, WordingFinding
from wayhome.reading.schema import CATEGORIES, Severity, WordingRule

OWN = ("writer", "adopted", "ironic")
CHILD: tuple[About, ...] = ("child", "unknown")
ABOUT: dict[str, tuple[About, ...]] = {
    "child": CHILD,
    "family": ("family", *CHILD),
    "home": ("family", "adult", "thing", *CHILD),
    "adult": ("adult",),
    "anyone": ("adult", "family", "officer", "thing", *CHILD),
}


def read_wording(engine: Engine, text: str, who: Who = NOBODY) -> tuple[WordingFinding, ...]:
    """Return what is pointed out in a text, in the order it stands there; of words that share a place, one finding."""
    reading = engine.read(text, who)
    return _one_each(list(_findings(reading)))


def _findings(reading: Reading) -> Iterator[WordingFinding]:
    for found in reading.found:
        rule = found.frame.rule
        if isinstance(rule, WordingRule) and (finding := _finding(reading, found, rule)):
            yield finding


def _finding(reading: Reading, found: Found, rule: WordingRule) -> WordingFinding | None:
    start, end = reading.place(found.match)
    voice = reading.voices.of(start, end)
    about = reading.persons.about(found.match)
    if voice not in OWN or about not in ABOUT[rule.about] or not _child_meant(reading, rule):
        return None
    if reading.polarity.taken_back(found.match):
        return None
    return WordingFinding(
        rule=rule.id,
        category=rule.category,
        severity=_severity(reading, rule),
        start=start,
        end=end,
        about=about,
        voice=voice,
        message=rule.why,
        ask=rule.ask,
        suggest=rule.suggest,
        evidence=f"about: {about}; voice: {voice}; pattern: {found.match.pattern.line}",
    )


def _child_meant(reading: Reading, rule: WordingRule) -> bool:
    """Say whether there is a child of whom the words could speak."""
    return rule.about != "child" or reading.persons.child_mentioned or not reading.persons.mentions


def _severity(reading: Reading, rule: WordingRule) -> Severity:
    lower = rule.with_adult and not reading.persons.adult_mentioned
    return SEVERITIES[min(SEVERITIES.index(rule.severity) + lower, len(SEVERITIES) - 1)]


def _rank(one: WordingFinding) -> tuple[str, int, int, str]:
    return one.severity, CATEGORIES.index(one.category), one.start - one.end, one.rule


def _one_each(findings: list[WordingFinding]) -> tuple[WordingFinding, ...]:
    """Keep, of findings that share a place, the gravest, then the one whose category takes precedence."""
    ranked = sorted(findings, key=_rank)
    kept: list[WordingFinding] = []
    for one in ranked:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
