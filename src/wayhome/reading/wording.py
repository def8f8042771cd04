"""Words about a child that harm: which are pointed out, how strongly, and with what other words.

Only the writer's own voice counts, only where the words speak of a child (or, for some rules, of the child's family or
home), and only where they are not denied, corrected, stated as law or talked about. What is plainly somebody else's
words, without being relied on, is a soft prompt at most, and so is what stands in an entry in which
nobody is spoken of who could be a child. What was set aside is kept with the reason.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wayhome.reading.engine import Engine, Reading
from wayhome.reading.findings import NOBODY, SEVERITIES, About, Voice, Who, WordingFinding
from wayhome.reading.scanning import Match
from wayhome.reading.schema import CATEGORIES, Category, Severity, WordingRule
from wayhome.reading.suggesting import composed

CHILD: tuple[About, ...] = ("child", "unknown")
ABOUT: dict[str, tuple[About, ...]] = {
    "child": CHILD,
    "family": ("family", *CHILD),
    "home": ("family", "adult", "thing", *CHILD),
    "adult": ("adult",),
    "entry": ("adult", "family", "officer", "thing", *CHILD),
    "anyone": ("adult", "family", "officer", "thing", *CHILD),
}
"""Of whom words have to speak, by what a rule says; ``entry``: of anybody, where the entry speaks of a child."""
BETWEEN_TWO: tuple[Category, ...] = ("relationship_minimising", "minimising_harm")
"""Categories whose words speak of what is between a child and an adult: the adult may be the subject."""
SEXUAL: tuple[Category, ...] = ("sexualised", "transactional", "relationship_minimising")
OF_OFFICERS: tuple[Category, ...] = (
    "implied_consent", "self_risk", "sexualised", "adultification", "disbelief", "absconding", "criminalising_cce",
)  # fmt: skip
"""Categories whose words may be said of an officer; what an officer says by the others is said of somebody else."""
CAN_CONSENT_AT = 16
WHOSE: dict[Voice, str] = {
    "writer": "the writer's own words",
    "adopted": "somebody else's words that the entry relies on",
    "ironic": "quotation marks that put the word in doubt",
    "attributed": "somebody else's words",
    "quoted": "words in quotation marks",
}
OF_WHOM: dict[About, str] = {
    "child": "a child", "unknown": "somebody who may be a child", "adult": "an adult", "family": "a relative or carer",
    "officer": "an officer", "thing": "a thing",
}  # fmt: skip
SOFT = ("attributed", "nobody")
ELSEWHERE = "A child is spoken of only elsewhere in the entry."
LITTLE = "The words are usual ones or no child of ten or more is told of, and nothing else is pointed out."
"""Reasons that leave a soft prompt."""
TAKEN_BACK = {
    "negation": "It is denied.",
    "refusal": "The entry refuses the thought.",
    "correction": "The entry corrects the wording.",
    "supposed": "It is only asked or supposed.",
    "looked_back": "It is quoted from an earlier entry.",
    "defence": "It is what the defence says.",
    "law": "It states the law.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Words that a rule found and that are not pointed out; ``reason`` says why, in a sentence."""

    rule: str
    start: int
    end: int
    kind: str
    reason: str


def read_wording(engine: Engine, text: str, who: Who = NOBODY) -> tuple[WordingFinding, ...]:
    """Return what is pointed out in a text, in the order it stands there; of words that share a place, one finding."""
    return findings(engine.read(text, who))


def findings(reading: Reading) -> tuple[WordingFinding, ...]:
    """Return what is pointed out in a text that was read."""
    found = {id(one.finding): one for one in _weighed(reading) if one.finding}
    kept = _one_each([one.finding for one in found.values() if one.finding])
    return tuple(replace(one, suggest=composed(reading, found[id(one)].match, found[id(one)].rule)) for one in kept)


def set_aside(reading: Reading) -> tuple[SetAside, ...]:
    """Return what rules found in a text and what is not pointed out, each with its reason."""
    return tuple(one.set_aside for one in _weighed(reading) if one.set_aside)


def why_not(reading: Reading, match: Match, category: Category, about: str = "child") -> tuple[str, str]:
    """Return the kind of reason for which a match is not pointed out, and the reason in a sentence; empty: none."""
    if reading.talk.about_wording():
        return "talk", "The entry speaks about wording, not about a child."
    if reading.talk.is_name(match):
        return "name", "It is part of a name."
    if reading.talk.is_ordinary(match):
        return "ordinary", "The words have their everyday sense here."
    return _not_meant(reading, match) or _not_a_child(reading, match, category, about) or ("", "")


def _not_meant(reading: Reading, match: Match) -> tuple[str, str] | None:
    """Say why the words are not the writer's judgement."""
    voice, why = reading.voices.stretch(*reading.place(match))
    if voice == "quoted":
        return voice, f"It is quoted: {why}."
    if back := reading.polarity.taken_back(match):
        return back, TAKEN_BACK[back]
    if voice == "attributed":
        return voice, f"It is put in somebody else's mouth and not relied on: {why}."
    return None


def _not_a_child(reading: Reading, match: Match, category: Category, about: str) -> tuple[str, str] | None:
    """Say why the words do not speak of a child, or of those for whom the rule is."""
    whom = reading.persons.about(match)
    if whom == "officer" and category not in OF_OFFICERS:
        whom = "unknown"
    somebody = reading.persons.child_mentioned or category == "parent_carer_blame"
    if about == "entry" and (not somebody or (whom == "adult" and category not in BETWEEN_TWO)):
        return whom, "The entry speaks of no child, or the words of an adult."
    if category == "relationship_minimising" and (other := _other_couple(reading, match, whom)):
        return "adult", other
    if whom not in ABOUT[about] and not _between_two(reading, whom, category):
        return whom, f"It speaks of {OF_WHOM[whom]}."
    if reading.persons.nobody:
        return "nobody", "Nobody is spoken of who could be a child; in a child's case it counts."
    return None


def _other_couple(reading: Reading, match: Match, whom: About) -> str:
    """Say why a couple is not a child and an adult: it is two adults, or two children of like age."""
    if reading.persons.peers:
        return "Both are children of like age."
    if whom == "family" or (whom != "child" and reading.persons.owner(match) in ("adult", "family")):
        return "It is an adult's or a relative's own relationship."
    return ""


def _between_two(reading: Reading, whom: About, category: Category) -> bool:
    """Say whether words whose subject is an adult speak of what is between that adult and a child."""
    return whom == "adult" and category in BETWEEN_TWO and reading.persons.child_of_age


@dataclass(frozen=True, slots=True)
class _Considered:
    """A rule where it was found, with what became of it."""

    match: Match
    rule: WordingRule
    finding: WordingFinding | None = None
    set_aside: SetAside | None = None

    @property
    def counts(self) -> bool:
        """Say whether it is pointed out as more than a soft prompt."""
        return self.finding is not None and self.finding.severity != "C"


def _weighed(reading: Reading) -> Sequence[_Considered]:
    """Return what was considered, softer where wide rules found words far from a child or too little by itself."""
    each = [_near(reading, one) for one in _considered(reading)]
    counted = [one for one in each if one.counts]
    alone = len(_one_each([one.finding for one in counted if one.finding])) == 1
    if not alone or not all(_too_little(reading, one) for one in counted):
        return each
    return [_softer(reading, one, "little", LITTLE) if one.counts else one for one in each]


def _too_little(reading: Reading, one: _Considered) -> bool:
    """Say whether words tell too little by themselves.

    Usual ones do; where no child of ten is told of, so do broad ones and those beside which nobody is spoken of.
    """
    broad = one.rule.wide or one.rule.severity != "A"
    if not reading.persons.child_of_ten and (broad or not reading.spoken_of.somebody(one.match)):
        return True
    return one.rule.wide and reading.spoken_of.little(one.match)


def _near(reading: Reading, one: _Considered) -> _Considered:
    """Return what was considered, softer where a wide rule found it far from all that is said of a child."""
    far = one.counts and one.rule.wide and reading.spoken_of.elsewhere(one.match)
    return _softer(reading, one, "elsewhere", ELSEWHERE) if far else one


def _softer(reading: Reading, one: _Considered, kind: str, reason: str) -> _Considered:
    """Return what was considered as a soft prompt, with the reason."""
    start, end = reading.place(one.match)
    aside = SetAside(rule=one.rule.id, start=start, end=end, kind=kind, reason=reason)
    return replace(one, finding=replace(one.finding, severity="C") if one.finding else None, set_aside=aside)


def _considered(reading: Reading) -> Iterator[_Considered]:
    for found in reading.wording:
        rule = found.frame.rule
        if not isinstance(rule, WordingRule) or (rule.ironic and not _doubted(reading, found.match)):
            continue
        kind, reason = why_not(reading, found.match, rule.category, rule.about)
        finding = _finding(reading, found.match, rule) if kind in ("", *SOFT) else None
        start, end = reading.place(found.match)
        yield _Considered(
            match=found.match,
            rule=rule,
            finding=replace(finding, severity="C") if finding and kind else finding,
            set_aside=SetAside(rule=rule.id, start=start, end=end, kind=kind, reason=reason) if kind else None,
        )


def _doubted(reading: Reading, match: Match) -> bool:
    if not reading.quotes:  # without marks nothing is doubted, and who speaks need not be asked
        return False
    return reading.voices.of(*reading.place(match)) == "ironic"


def _finding(reading: Reading, match: Match, rule: WordingRule) -> WordingFinding:
    start, end = reading.place(match)
    voice, about = reading.voices.of(start, end), reading.persons.about(match)
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
        evidence=f"Read as {WHOSE[voice]} about {OF_WHOM[about]}.",
    )


def _severity(reading: Reading, rule: WordingRule) -> Severity:
    """Return how grave it is: lower without an adult or a gap in age where a rule says so, higher under 16."""
    step = SEVERITIES.index(rule.severity)
    if rule.with_adult and not (reading.persons.adult_mentioned or reading.persons.age_gap):
        step += 1
    elif rule.category in SEXUAL and (youngest := reading.persons.youngest) is not None and youngest < CAN_CONSENT_AT:
        step -= 1
    return SEVERITIES[min(max(step, 0), len(SEVERITIES) - 1)]


def _rank(one: WordingFinding) -> tuple[str, int, int, str]:
    return one.severity, CATEGORIES.index(one.category), one.start - one.end, one.rule


def _one_each(found: list[WordingFinding]) -> tuple[WordingFinding, ...]:
    """Keep, of findings that share a place, the gravest, then the one whose category takes precedence."""
    kept: list[WordingFinding] = []
    for one in sorted(found, key=_rank):
        place = bisect_left(kept, one.start, key=lambda other: other.start)
        clear = place == len(kept) or one.end <= kept[place].start
        if clear and (place == 0 or kept[place - 1].end <= one.start):
            kept.insert(place, one)
    return tuple(kept)
