"""Reading a whole account: the narrative and every record, each for what it is, and the records about somebody else.

Taking the records away can only take findings away; a record about another person adds none of a danger.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wayhome.reading.engine import Engine
from wayhome.reading.findings import RiskFinding
from wayhome.reading.risk import of_before, read_risk
from wayhome.reading.risk_people import Child, People, Told
from wayhome.reading.risk_taken_back import Taken, taken_back

IDENTITY = "DIFFERENT_IDENTITY"
ANOTHER, OVER, CHECKED = "MIT_NOT_SAME_PERSON", "MIT_HISTORIC_RESOLVED", "MIT_CHECKS_NEGATIVE"
SIGHTED = frozenset({"MIT_WHEREABOUTS_CONFIRMED", "MIT_VOICE_CONTACT", "MIT_RESPONSIBLE_ADULT"})
NARRATIVE = "narrative"
# What the record of an adult near the child states of the child too: the danger that the adult is.
_OF_THE_ADULT = (
    "ADULT_OF_CONCERN REGISTERED_OFFENDER HOME_ABUSE_NEGLECT ABDUCTION FM_HBA_FGM THREAT_TO_LIFE RELATIONSHIP_ABUSE"
)
OF_THE_ADULT = frozenset(_OF_THE_ADULT.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedIn:
    """A finding with the text it stands in, and its sentence."""

    told: Told
    finding: RiskFinding
    quote: str


def read_account(engine: Engine, narrative: str, held: Sequence[Told], child: Child) -> tuple[StatedIn, ...]:
    """Return what an account states, with what does not count and why; what another's record says is set aside."""
    people, corrected = People(engine, narrative, held, child), taken_back(engine, held)
    found = [*_read(engine, Told(source=NARRATIVE, words=narrative), child)]
    for told in held:
        read = _of_record(engine, told, people, child)
        found += _corrected(told, read, corrected[told.source]) if told.source in corrected else read
    return tuple(found)


def _of_record(engine: Engine, told: Told, people: People, child: Child) -> Iterator[StatedIn]:
    found = [*_read(engine, told, child)]
    identity = any(one.finding.factor == IDENTITY and not one.finding.set_aside for one in found)
    named = people.another_named(told)
    if named or people.about_another(told, identity=identity):
        yield _of_whole(told, ANOTHER)
        dangerous = named.dangerous if named else people.adult_nearby(told)
        yield from (one if dangerous and one.finding.factor in OF_THE_ADULT else _of_another(one) for one in found)
        return
    yield from found
    if any(one.finding.set_aside == "past" for one in found):
        yield _of_whole(told, OVER)


def _corrected(told: Told, found: Iterable[StatedIn], taken: Sequence[Taken]) -> Iterator[StatedIn]:
    """Yield what a record states with what a later one takes back set aside."""
    if Taken(ANOTHER) in taken:
        yield _of_whole(told, ANOTHER)
    for one in found:
        words = told.words[one.finding.start : one.finding.end]
        if one.finding.set_aside or not any(each.holds(one.finding.factor, words) for each in taken):
            yield one
        else:
            yield replace(one, finding=replace(one.finding, set_aside="corrected"))


def _of_another(one: StatedIn) -> StatedIn:
    """Set aside what another person's record states; that checks came back with nothing is still so."""
    if one.finding.factor == CHECKED:
        return one
    return replace(one, finding=replace(one.finding, about="adult", set_aside="another_person"))


def _read(engine: Engine, told: Told, child: Child) -> Iterator[StatedIn]:
    where = NARRATIVE if told.source == NARRATIVE else "held"
    for finding in read_risk(
        engine, told.words, where=where, system=told.system, written=told.written, today=child.today, age=child.age
    ):
        kept = finding
        if where == "held" and finding.factor in SIGHTED and of_before(told.written, child.today):
            kept = replace(finding, recency="past", set_aside="before")
        yield StatedIn(told=told, finding=kept, quote=sentence_around(engine, told.words, finding))


def _of_whole(told: Told, code: str) -> StatedIn:
    finding = RiskFinding(rule=code, factor=code, start=0, end=len(told.words), about="child", recency="now")
    return StatedIn(told=told, finding=finding, quote=told.words)


def sentence_around(engine: Engine, words: str, finding: RiskFinding) -> str:
    """Return the sentence in which a finding stands, as it was written."""
    passage = engine.normaliser.passage(words)
    for first, last in passage.sentences:
        begin, end = passage.starts[first], passage.ends[last - 1]
        if begin <= finding.start < end:
            return words[begin:end]
    return words[finding.start : finding.end]
