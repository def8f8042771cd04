"""The questions as a form: each with its answer and their own words, asked of all the children together or of one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django import forms

from wayhome.casework.commands import Command
from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.duties.assessing.assess import grading_of
from wayhome.duties.assessing.of_story import account_at
from wayhome.record.vocabulary import Known
from wayhome.web.acting.forms import ActForm, Choices, Common, Entering
from wayhome.web.reporting.lines import Line, chosen, filled
from wayhome.web.reporting.questions import Ask, Section, every, sections
from wayhome.web.reporting.together import Child, children, supplier

ANSWERS: dict[str, Known] = {"yes": "yes", "no": "no", "unknown": "unknown", "not_available": "not_available"}
CLOSED: Choices = [
    ("yes", "Yes"), ("no", "No"), ("unknown", "Not known"), ("not_available", "Not available"), ("", "Not asked"),
]  # fmt: skip
OPEN: Choices = [
    ("yes", "They said"), ("unknown", "Not known"), ("not_available", "Not available"), ("", "Not asked"),
]  # fmt: skip
APART = ("apart", "Differs")
DONE_TO = ("exploitation", "violence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The questions of one rule as the page places them."""

    section: Section
    lines: tuple[Line, ...]


class AskForm(ActForm):
    """Every question of the rulebook. What is left as not asked is not recorded, and stays owed."""

    def prepare(self) -> None:
        """Offer the questions of the rulebook in force."""
        self.children = children(self.desk)
        self.asked = sections(self.desk.pack)
        for ask in every(self.asked):
            self.fields[ask.key] = forms.ChoiceField(
                label=ask.words, choices=self._choices(ask), required=False, initial=self._held(ask.key)
            )
            self.fields[f"{ask.key}.words"] = forms.CharField(label="In their words", required=False)
            if ask.which:
                self.fields[f"{ask.key}.which"] = forms.MultipleChoiceField(
                    label="Which?", choices=list(ask.which), required=False
                )

    def _choices(self, ask: Ask) -> Choices:
        choices = OPEN if ask.open else CLOSED
        return [*choices[:-1], APART, choices[-1]] if len(self.children) > 1 else choices

    def _held(self, key: str) -> str:
        """Return the answer on record where every child has the same."""
        held = {child.known(f"answer.{key}") for child in self.children}
        answer = next(iter(held)) if len(held) == 1 else ""
        return answer if answer in ANSWERS else ""

    @cached_property
    def lines(self) -> tuple[Lines, ...]:
        """Return the questions as the page places them."""
        return tuple(Lines(section=one, lines=tuple(map(self._line, one.asks))) for one in self.asked)

    def _line(self, ask: Ask) -> Line:
        which = self[f"{ask.key}.which"].value() or () if ask.which else ()
        return Line(
            name=ask.key,
            title=ask.words,
            cited=ask.cited,
            decides=ask.decides,
            choices=chosen(self, ask.key, self._choices(ask)),
            words_name=f"{ask.key}.words",
            words=filled(self, f"{ask.key}.words"),
            follow=tuple(map(self._line, ask.follow)),
            which=tuple((code, words, code in which) for code, words in ask.which),
        )

    def commands(self, entering: Entering) -> dict[str, Command]:
        """Return the answers for each child, with the risk factors that they state."""
        found: dict[str, Command] = {}
        for child in self.children:
            answers = tuple(self._answers(child))
            if answers:
                common: Common = {**self.common(entering), "record": child.record}
                factors = tuple(self._factors(child, answers))
                found[f"answers {child.number}"] = RecordAnswers(**common, answers=answers, factors=factors)
        return found

    def _answers(self, child: Child) -> Iterator[Answer]:
        """Yield what was answered: words without an answer were asked about and leave it open."""
        for ask in every(self.asked):
            said, words = self.cleaned_data.get(ask.key, ""), self.cleaned_data.get(f"{ask.key}.words", "").strip()
            if said == APART[0]:
                continue
            answer = ANSWERS.get(said) or (None if not words else "yes" if ask.open else "unknown")
            if answer and (words or answer != child.known(f"answer.{ask.key}")):
                yield Answer(question=ask.key, answer=answer, supplied_by=supplier(self.desk), words=words or None)

    def _factors(self, child: Child, answers: tuple[Answer, ...]) -> Iterator[Factor]:
        """Yield what the answers state, as the assessment of an account reads them."""
        grading = grading_of(self.desk.pack)
        account = account_at(child.facing.story, grading, child.facing.now)
        account = replace(account, answers={one.question: one.answer for one in answers})
        found: dict[str, Known] = {}
        for question in grading.questions:
            for code, _, one_of in question.pieces(account):
                present = self._one_of(question.question.id, code) if one_of else "yes"
                found[code] = "yes" if "yes" in (present, found.get(code)) else present
        yield from (Factor(factor=code, present=present) for code, present in found.items())

    def _one_of(self, question: str, code: str) -> Known:
        """Say whether one of several factors is meant.

        Where nobody can say which, what may be done to the child is taken to be so, each of it, until somebody can:
        not knowing which never lowers a risk. A child's standing with a council is asked about instead.
        """
        said = self.cleaned_data.get(f"{question}.which") or ()
        if said:
            return "yes" if code in said else "unknown"
        factor = self.desk.pack.factors.get(code)
        return "yes" if factor and factor.group in DONE_TO else "unknown"
