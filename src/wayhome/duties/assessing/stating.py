"""From what was said to factors: answers, facts and kinds of record, each with the words that state it.

Nothing here reads free text. What a reader of the text found is passed in with the account and added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.duties.assessing.account import Account
from wayhome.duties.conditions import When
from wayhome.kernel.evidence import Evidence, Finding
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.risk import Factor, Question, Stated

Piece = tuple[str, Evidence, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CompiledStated:
    """What one answer states, ready to be asked."""

    stated: Stated
    when: When


@dataclass(frozen=True, slots=True)
class CompiledQuestion:
    """A question with what its answers state, ready to be asked."""

    question: Question
    states: tuple[CompiledStated, ...]

    def pieces(self, account: Account) -> Iterator[Piece]:
        """Yield each factor that the answer states, with the question and the answer as its words."""
        answer = account.answers.get(self.question.id)
        for each in self.states:
            if each.stated.answer == answer and each.when.holds(account.knowing(()).value, account.at):
                evidence = answer_evidence(self.question, answer)
                one_of = each.stated.factors if each.stated.one_of_them else ()
                yield from ((code, evidence, one_of) for code in each.stated.factors)


@dataclass(frozen=True, slots=True)
class CompiledFactor:
    """A factor with the facts and the kind of record that state it, ready to be asked."""

    factor: Factor
    when: When

    def pieces(self, account: Account) -> Iterator[Piece]:
        """Yield the factor with each fact and each record that states it."""
        if self.factor.when and self.when.holds(account.knowing(()).value, account.at):
            for name in self.when.facts:
                yield self.factor.id, account.said.get(name) or Evidence(source=name, quote=_said(account, name)), ()
        for held in account.held:
            if self.factor.held_in and held.system == self.factor.held_in:
                yield self.factor.id, Evidence(source=held.source, quote=held.text, span=(0, len(held.text))), ()


def compile_questions(pack: Pack) -> tuple[CompiledQuestion, ...]:
    """Make the questions of a pack ready to be asked."""
    return tuple(
        CompiledQuestion(question, tuple(CompiledStated(stated, When(stated.when)) for stated in question.states))
        for question in pack.questions.values()
    )


def compile_factors(pack: Pack) -> tuple[CompiledFactor, ...]:
    """Make the factors of a pack ready to be asked."""
    return tuple(CompiledFactor(factor, When(factor.when)) for factor in pack.factors.values())


def answer_evidence(question: Question, answer: str | None) -> Evidence:
    """Return a question and its answer as evidence; one that was not answered says so."""
    words = (answer or "not asked").replace("_", " ")
    return Evidence(source=f"answers.{question.id}", quote=f"{question.asks} {words[:1].upper()}{words[1:]}.")


def gathered(pieces: Iterable[Piece], findings: Iterable[Finding], order: Iterable[str]) -> tuple[Finding, ...]:
    """Put together all that states each factor, in the pack's order of factors; the same words count once."""
    stating: dict[str, list[Piece]] = {}
    for piece in (*pieces, *_pieces_of(findings)):
        stating.setdefault(piece[0], []).append(piece)
    return tuple(_put_together(code, stating[code]) for code in order if code in stating)


def _put_together(code: str, pieces: list[Piece]) -> Finding:
    """Make one finding; it is sure as soon as one piece states the factor itself, not one of several."""
    unsure = [one_of for _, _, one_of in pieces]
    several = sorted({code for one_of in unsure for code in one_of}) if all(unsure) else []
    return Finding(code=code, evidence=tuple(dict.fromkeys(words for _, words, _ in pieces)), one_of=tuple(several))


def _pieces_of(findings: Iterable[Finding]) -> Iterator[Piece]:
    for finding in findings:
        yield from ((finding.code, evidence, finding.one_of) for evidence in finding.of_the_child)


def _said(account: Account, name: str) -> str:
    return str(account.facts.get(name))
