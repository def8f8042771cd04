"""Finding out what nobody could answer: the questions still open, those that could raise the floor first."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast, get_args

from django import forms
from django.forms import BoundField

from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.duties.assessing.assess import grading_of
from wayhome.duties.assessing.of_story import account_at
from wayhome.record.events.questions import Question
from wayhome.record.events.risk import Supplier
from wayhome.record.vocabulary import Known
from wayhome.rulebook.risk import Question as Asks
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.factors import grounds_of

SETTLED = ("yes", "no")
DONE_TO = ("exploitation", "violence")
ANSWERS: Choices = [("yes", "Yes"), ("no", "No"), ("unknown", "Asked, still not known")]
ASKED_OF: Choices = [
    ("unknown", "Not said"), ("parent", "A parent"), ("carer", "A carer"), ("placement", "The placement"),
    ("relative", "A relative"), ("friend", "A friend"), ("school", "School or college"),
    ("social_worker", "A social worker"), ("health", "Health"), ("police", "Police"), ("child", "The child"),
    ("record", "A record"), ("other", "Somebody else"),
]  # fmt: skip
SAID = dict(KNOWN) | {"not_available": "Not available", "": "Not asked"}


class AnswersForm(ActForm):
    """Each question that is still open; only what was answered now is entered."""

    supplied_by = forms.ChoiceField(label="Who answered?", choices=ASKED_OF, widget=forms.Select, required=False)
    words = forms.CharField(
        label="What they said, in their words", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    order_last = ("supplied_by", "words", "when")

    def prepare(self) -> None:
        """Add a field for each question, the one the link is about first."""
        self.asked = tuple(open_questions(self.desk))
        for question, before in self.asked:
            self.fields[f"q_{question.id}"] = forms.ChoiceField(
                label=question.asks, choices=ANSWERS, widget=forms.RadioSelect, required=False,
                help_text=f"So far: {SAID.get(before, before).lower()}",
            )  # fmt: skip

    @property
    def first_asked(self) -> list[BoundField]:
        """Return the questions that were asked and that nobody could answer, and the one the page is about."""
        return [self[f"q_{one.id}"] for one, said in self.asked if _was_asked(said) or one.id == self.desk.about]

    @property
    def then_asked(self) -> list[BoundField]:
        """Return the questions that nobody has asked."""
        first = {bound.name for bound in self.first_asked}
        return [self[name] for one, _ in self.asked if (name := f"q_{one.id}") not in first]

    def clean(self) -> dict[str, object]:
        """Ask for one answer at least."""
        cleaned = super().clean()
        if self.asked and not any(cleaned.get(f"q_{question.id}") for question, _ in self.asked):
            self.add_error(f"q_{self.asked[0][0].id}", "Answer at least one question")
        return cleaned

    def command(self, entering: Entering) -> RecordAnswers:
        """Return the answers, and the factors that they state."""
        given = [(one, str(answer)) for one, _ in self.asked if (answer := self.cleaned_data[f"q_{one.id}"])]
        supplier = cast("Supplier", self.cleaned_data["supplied_by"] or "unknown")
        words = self.cleaned_data["words"] or None
        answers = tuple(
            Answer(question=cast("Question", one.id), answer=cast("Known", answer), supplied_by=supplier, words=words)
            for one, answer in given
        )
        stated = stated_by({one.id: answer for one, answer in given}, self.desk)
        factors = tuple(Factor(factor=code, present="yes") for code in stated)
        return RecordAnswers(**self.common(entering), answers=answers, factors=factors)


def _was_asked(said: str) -> bool:
    return said not in ("", "not_asked")


def open_questions(desk: Desk) -> Iterator[tuple[Asks, str]]:
    """Yield each question of the rulebook that has no yes or no, with what was said; what could raise the floor first.

    A question that was never asked is open too.
    """
    raising = [one.key for one in grounds_of(desk).open]
    found = []
    for question in desk.pack.questions.values():
        said = str(desk.facing.known.value(f"answer.{question.id}", desk.facing.at) or "")
        if said not in SETTLED and question.id in get_args(Question):
            found.append((question, said))
    found.sort(key=lambda one: (one[0].id != desk.about, not _was_asked(one[1]), one[0].id not in raising))
    return iter(found)


def stated_by(answers: Mapping[str, str], desk: Desk) -> tuple[str, ...]:
    """Return the factors that some answers state.

    Where an answer states one of several and not which, what may be done to the child is taken to be so, each of it,
    until somebody can say: not knowing which never lowers a risk.
    """
    ready, facing = grading_of(desk.pack), desk.facing
    account = replace(account_at(facing.story, ready, facing.at), answers=answers)
    pieces = (piece for question in ready.questions for piece in question.pieces(account))
    found = (code for code, _, one_of in pieces if not one_of or desk.pack.factors[code].group in DONE_TO)
    return tuple(dict.fromkeys(found))


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather which of the questions could raise the floor."""
    return {"raising": grounds_of(desk).open}


SETTLE_UNKNOWN = ActPage(
    name="settle-unknown",
    title="Find out what nobody could answer",
    lead="Not known is not no. Answer what somebody has found out; leave the rest.",
    form=AnswersForm,
    template="grading/settle_unknown.html",
    beside=beside,
)
