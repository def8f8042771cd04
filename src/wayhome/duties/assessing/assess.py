"""The floor under a child's risk, from an account: which rules hold it up, on which factors, and what is still open.

Three things hold whatever a pack says. What nobody knows takes nothing away, and neither does an informant's no. How
often a child was missing takes nothing away. A mitigator counts only where a record states it, and never against a rule
that makes the risk high.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.duties.assessing.account import Account
from wayhome.duties.assessing.stating import answer_evidence, compile_factors, compile_questions, gathered
from wayhome.duties.facts import LEVELS, higher
from wayhome.duties.floors import UNGRADED, CompiledFloor, compile_floor, holding
from wayhome.kernel.evidence import Evidence, Finding
from wayhome.kernel.ids import RuleId
from wayhome.rulebook.pack import Pack

OPEN_QUESTION = "UNKNOWN_CRITICAL"
YOUNGEST = 0


class Grading:
    """A pack's factors, questions and floors, ready to be asked of any number of accounts."""

    __slots__ = ("factors", "floors", "mitigators", "order", "questions")

    def __init__(self, pack: Pack) -> None:
        self.questions = compile_questions(pack)
        self.factors = compile_factors(pack)
        self.floors = tuple(map(compile_floor, pack.floors))
        self.order = tuple(pack.factors)
        self.mitigators = frozenset(code for code, factor in pack.factors.items() if factor.mitigates)


_READY: dict[str, Grading] = {}


def grading_of(pack: Pack) -> Grading:
    """Return a pack's factors, questions and floors, made ready once for each pack, which its content names."""
    if pack.content not in _READY:
        _READY[pack.content] = Grading(pack)
    return _READY[pack.content]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule that holds the level up, and the factors found that it asks for."""

    rule: RuleId
    level: str
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What an account comes to. ``holding`` are all rules that hold, ``rules`` those that make the floor what it is.

    ``open_questions`` names whatever has no answer yet and, answered, could raise the floor: what to ask next.
    ``told`` speaks for the child's safety and is confirmed by nobody: it is shown, and no floor looks at it.
    """

    floor: str
    holding: tuple[Reason, ...]
    factors: tuple[Finding, ...]
    mitigators: tuple[Finding, ...]
    told: tuple[Finding, ...]
    open_questions: tuple[str, ...]

    @property
    def rules(self) -> tuple[RuleId, ...]:
        """Return the rules at the level of the floor."""
        return tuple(held.rule for held in self.holding if held.level == self.floor)


def assess(account: Account, grading: Grading) -> Assessment:
    """Say what an account comes to under a pack; medium where no rule holds, for nobody has graded the child yet."""
    found = _found(account, grading)
    floor = _floor(account, grading, found)
    raising = tuple(_raising(account, grading, floor))
    critical = tuple(_critical(account, grading, raising))
    factors = [one for one in found if one.code not in grading.mitigators]
    if critical and OPEN_QUESTION in grading.order:
        opened = Finding(code=OPEN_QUESTION, evidence=critical)
        factors = [*gathered((), (*factors, opened), grading.order)]
    return Assessment(
        floor=floor,
        holding=tuple(_holding(account, grading, (*found, *factors), floor)),
        factors=tuple(factors),
        mitigators=tuple(one for one in found if one.code in grading.mitigators),
        told=tuple(one for one in _stated(account, grading) if _only_told(one, grading)),
        open_questions=raising,
    )


def factors_found(account: Account, grading: Grading) -> tuple[str, ...]:
    """Return the factors that answers, facts and records state, by code; what is still open is not looked at."""
    return _codes(one for one in _found(account, grading) if one.code not in grading.mitigators)


def _found(account: Account, grading: Grading) -> tuple[Finding, ...]:
    """Return the factors of an account; a mitigator that nothing confirms is not one."""
    return tuple(one for one in _stated(account, grading) if not _only_told(one, grading))


def _only_told(one: Finding, grading: Grading) -> bool:
    """Say whether a finding speaks for the child's safety, and no record confirms it."""
    return one.code in grading.mitigators and not any(words.confirms for words in one.evidence)


def _stated(account: Account, grading: Grading) -> tuple[Finding, ...]:
    """Gather whatever is stated in an account, confirmed or not."""
    pieces = [piece for question in grading.questions for piece in question.pieces(account)]
    pieces += [piece for factor in grading.factors for piece in factor.pieces(account)]
    known = [one for one in account.findings if one.code in grading.order and one.of_the_child]
    return gathered(pieces, known, grading.order)


def _floor(account: Account, grading: Grading, found: Iterable[Finding]) -> str:
    return _highest(holding(grading.floors, account.knowing(_codes(found)), account.at))


def _highest(floors: Iterable[CompiledFloor]) -> str:
    levels = [floor.level for floor in floors]
    return max(levels, key=LEVELS.index) if levels else UNGRADED


def _codes(found: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.code for one in found if one.code != OPEN_QUESTION))


def _holding(account: Account, grading: Grading, found: Iterable[Finding], floor: str) -> Iterator[Reason]:
    """Yield the rules that hold; an open question is a reason to ask, and never lifts the floor by itself."""
    codes = tuple(dict.fromkeys(one.code for one in found))
    for held in holding(grading.floors, account.knowing(codes), account.at):
        if higher(held.level, floor) == floor:
            asked = held.factors | held.every
            yield Reason(rule=held.id, level=held.level, factors=tuple(code for code in codes if code in asked))


def _raising(account: Account, grading: Grading, floor: str) -> Iterator[str]:
    """Yield what is not known and would raise the floor, answered one way or another: questions, and the age."""
    if floor == LEVELS[-1]:
        return
    if account.facts.get("age") is None and _would_raise(account.with_fact("age", YOUNGEST), grading, floor):
        yield "age"
    for compiled in grading.questions:
        key = compiled.question.id
        answers = sorted({each.stated.answer for each in compiled.states})
        if not account.settled(key) and any(
            _would_raise(account.answered(key, answer), grading, floor) for answer in answers
        ):
            yield key


def _would_raise(account: Account, grading: Grading, floor: str) -> bool:
    would = _floor(account, grading, _found(account, grading))
    return would != floor and higher(would, floor) == would


def _critical(account: Account, grading: Grading, raising: tuple[str, ...]) -> Iterator[Evidence]:
    if "age" in raising:
        yield account.said.get("age") or Evidence(source="age", quote="The child's age is not known.")
    for compiled in grading.questions:
        question = compiled.question
        if question.decides and question.id in raising:
            yield answer_evidence(question, account.answers.get(question.id))
