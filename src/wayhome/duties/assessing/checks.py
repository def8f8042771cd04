"""What must be so of a pack's factors, questions and floors, so that no rule can lower a risk on what is not known.

Each of the three convictions is held by what may be written: a floor cannot rest on a factor being absent, on a
question being open, or on a child having been missing seldom; only confirmed mitigators let a floor give way, and none
that is high ever does.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from wayhome.duties.assessing.assess import OPEN_QUESTION
from wayhome.duties.facts import ANSWER, FACTOR, LEVELS, is_fact
from wayhome.record.vocabulary import latest
from wayhome.rulebook.checks import fault
from wayhome.rulebook.enquiries import LineOfEnquiry
from wayhome.rulebook.matching import ValueTest
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault
from wayhome.rulebook.risk import Floor, Question

COUNTS = ("reports", "interviews")
ANSWERS = ("yes", "no", "unknown", "not_asked", "not_available")


def check_risk(pack: Pack) -> Iterator[Fault]:
    """Yield everything wrong in the factors, questions, floors and lines of a pack."""
    for factor in pack.factors.values():
        yield from _tests(pack, factor.id, factor.when)
    for question in pack.questions.values():
        yield from _question(pack, question)
    for floor in pack.floors:
        yield from _floor(pack, floor)
        yield from _examples(pack, floor)
    for line in pack.lines.values():
        yield from _line(pack, line)


def _line(pack: Pack, line: LineOfEnquiry) -> Iterator[Fault]:
    """Check what a line asks; any question that can be recorded may be asked of, whether or not it states a factor."""
    for reason in line.first:
        yield from _codes(pack, line.id, reason.factors)
        asked = {name: test for name, test in reason.when.items() if name.removeprefix(ANSWER) not in _recordable()}
        yield from _tests(pack, line.id, asked)


def _question(pack: Pack, question: Question) -> Iterator[Fault]:
    if question.id not in _recordable():
        words = "is a question whose answer no event can record."
        yield fault(pack, question.id, words, "Use a question of missing.question_answered, or add it there first.")
    if question.asked_by not in pack.head.roles:
        words = f"is asked by the role {question.asked_by}, which has no words."
        yield fault(pack, question.id, words, "Add it under roles of the pack's head.")
    if question.decides and OPEN_QUESTION not in pack.factors:
        words = f"decides, and the pack has no factor {OPEN_QUESTION} to say that it is open."
        yield fault(pack, question.id, words, f"Add {OPEN_QUESTION} under factors.")
    for stated in question.states:
        yield from _tests(pack, question.id, stated.when)
        yield from _codes(pack, question.id, stated.factors)
        for code in stated.factors:
            if code == OPEN_QUESTION or (code in pack.factors and pack.factors[code].mitigates):
                words = f"states {code} by an answer; what an informant says confirms nothing."
                yield fault(pack, question.id, words, "Leave it to a record, or to what was left open.")


def _recordable() -> tuple[str, ...]:
    declared = latest("missing.question_answered")
    return get_args(declared.fact.model_fields["question"].annotation) if declared else ()


def _codes(pack: Pack, identity: str, codes: tuple[str, ...]) -> Iterator[Fault]:
    for code in codes:
        if code not in pack.factors:
            yield fault(pack, identity, f"names {code}, which is not a factor of the pack.", "Add it under factors.")


def _floor(pack: Pack, floor: Floor) -> Iterator[Fault]:
    if pack.factors:
        yield from _codes(pack, floor.id, (*floor.factors, *floor.every_factor))
    for tests in (floor.when, *floor.counts_when.values()):
        yield from _tests(pack, floor.id, tests)
    for code in sorted(floor.counts_when.keys() - {*floor.factors}):
        words = f"says when {code} counts, which is none of its factors."
        yield fault(pack, floor.id, words, "Name it under factors.")
    yield from _gives_way(pack, floor)
    if floor.level == LEVELS[-1] and (safe := sorted(_mitigators(pack, floor))):
        words = f"makes the risk high on {', '.join(safe)}, which speaks for the child's safety."
        yield fault(pack, floor.id, words, "Leave it out.")


def _mitigators(pack: Pack, floor: Floor) -> set[str]:
    return {one for one in (*floor.factors, *floor.every_factor) if one in pack.factors and pack.factors[one].mitigates}


def _gives_way(pack: Pack, floor: Floor) -> Iterator[Fault]:
    """Check what a floor gives way to: a lower one, which rests on what is confirmed and on nothing that was said."""
    floors = {one.id: one for one in pack.floors}
    if floor.unless and floor.level == LEVELS[-1]:
        yield fault(pack, floor.id, "is high and gives way; nothing undoes a rule of high.", "Remove unless.")
    for other in floor.unless:
        if other not in floors or LEVELS.index(floors[other].level) >= LEVELS.index(floor.level):
            words = f"gives way to {other}, which is not a lower floor of the pack."
            yield fault(pack, floor.id, words, "Name a floor of a lower level.")
        elif not _rests_on_confirmed(pack, floors[other]):
            words = f"lets {floor.id} give way and does not rest on confirmed mitigators alone."
            yield fault(pack, other, words, "Rest it on mitigators in every_factor, and on facts that were set.")


def _rests_on_confirmed(pack: Pack, floor: Floor) -> bool:
    named = {*floor.factors, *floor.every_factor}
    said = [name for name in floor.when if name.startswith((ANSWER, FACTOR)) or name in COUNTS]
    unsure = [name for name, test in floor.when.items() if test.or_unknown]
    return bool(floor.every_factor) and named == _mitigators(pack, floor) and not said and not unsure


def _tests(pack: Pack, identity: str, tests: Mapping[str, ValueTest]) -> Iterator[Fault]:
    """Check the facts that are tested, and that no test is one that knowing more, or missing more often, could fail."""
    for name, test in tests.items():
        if not is_fact(name):
            yield fault(pack, identity, f"tests the fact {name}, which nobody declared.", "See the list of facts.")
        if name.startswith(FACTOR):
            yield from _codes(pack, identity, (name.removeprefix(FACTOR),))
        if name.startswith(ANSWER) and name.removeprefix(ANSWER) not in pack.questions:
            words = f"tests {name}, which is not a question of the pack."
            yield fault(pack, identity, words, "Add it under questions.")
        if not _never_lowers(name, test):
            words = f"tests {name} in a way that more knowledge, or being missing more often, could undo."
            yield fault(pack, identity, words, "Test that it is so: a yes, a no that was said, a count of at_least.")


def _never_lowers(name: str, test: ValueTest) -> bool:
    if name.startswith(FACTOR):
        return test == ValueTest(one_of=("yes",))
    if name.startswith(ANSWER):
        return test in (ValueTest(one_of=("yes",)), ValueTest(one_of=("no",)))
    return name not in COUNTS or test == ValueTest(at_least=test.at_least)


def _examples(pack: Pack, floor: Floor) -> Iterator[Fault]:
    for example in floor.examples:
        yield from _codes(pack, floor.id, example.factors)
        for name in example.known:
            if not is_fact(name):
                yield fault(pack, floor.id, f"knows the fact {name}, which nobody declared.", "See the list of facts.")
        for key, answer in example.answers.items():
            if key not in pack.questions or answer not in ANSWERS:
                words = f"has an example that answers {key} with {answer}."
                yield fault(pack, floor.id, words, f"Use a question of the pack, and one of {', '.join(ANSWERS)}.")
    if len({example.holds for example in floor.examples}) == 1:
        words = "has examples that all come out the same."
        yield fault(pack, floor.id, words, "Show it holding and not holding.")
