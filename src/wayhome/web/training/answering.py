"""Answering the short questions about invented situations, and reading afterwards why each answer is right."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.training.sitting import Put, sitting
from wayhome.casework.reasons import whose
from wayhome.casework.training.answer_questions import CHECKED, AnswerQuestions, too_soon
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.rulebook.competence import QuestionSet, Scenario
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.desk import enter
from wayhome.web.asking import Asked, Asking, asked, fresh, of_subject
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record
from wayhome.web.training.reading import Force

SEED = 64
NOT_HERE = Page(template="training/not_here.html", content={})


class PutField(forms.ChoiceField):
    """One question, with the situation it is about."""

    def __init__(self, put: Put, number: int) -> None:
        super().__init__(
            label=put.question.asks,
            choices=[(one.id, one.words) for one in put.answers],
            widget=forms.RadioSelect,
            error_messages={"required": f"Answer situation {number}"},
        )
        self.situation = put.question.situation


class QuestionsForm(Asked):
    """A question for each situation, in the order of one sitting."""

    seed = forms.CharField(widget=forms.HiddenInput, max_length=SEED)

    def __init__(self, sat: tuple[Put, ...], **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        for number, put in enumerate(sat, 1):
            self.fields[put.question.id] = PutField(put, number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One question after it was answered: whether it was missed, what is right, why, and whose words that rests on."""

    situation: str
    asks: str
    right: str
    why: str
    rests_on: str
    missed: bool
    decides: bool


@shows_no_record(Permission.CHECK_UNDERSTANDING, methods=READING_AND_SENDING)
def ask_questions(visit: Visit, questions: str) -> Page | HttpResponse:
    """Ask the questions in an order of this sitting's own, and keep what comes of the answers."""
    found = Force(visit).pack.question_sets.get(questions)
    if found is None:
        return NOT_HERE
    if visit.request.method != "POST":
        seed = visit.parts.supplies.salt()
        form = QuestionsForm(sitting(found, seed), initial={**fresh(visit), "seed": seed})
        not_yet = tuple(too_soon(found, Force(visit).person(visit.actor.id).story, visit.now))
        return asked(_asking(found), form, more={"not_yet": not_yet, "questions": found.id})
    form = QuestionsForm(sitting(found, visit.request.POST.get("seed", "")[:SEED]), data=visit.request.POST)
    if not form.is_valid():
        return asked(_asking(found), form)
    try:
        enter(visit, _command(visit, form, found))
    except Refused as refused:
        return asked(_asking(found), form, reasons=refused.reasons)
    return redirect("questions-explained", questions=questions)


@shows_no_record(Permission.CHECK_UNDERSTANDING)
def explain_answers(visit: Visit, questions: str) -> Page | HttpResponse:
    """Show what came of one's last answers, and why each right answer is right; nothing before one has answered."""
    force = Force(visit)
    found = force.pack.question_sets.get(questions)
    if found is None:
        return NOT_HERE
    checks = force.person(visit.actor.id).story.of_type_with(CHECKED, "subject", questions)
    if not checks:
        return redirect("check-understanding", questions=questions)
    return Page(template="training/explained.html", content=_explained(checks[-1], found, force.pack))


def _command(visit: Visit, form: QuestionsForm, found: QuestionSet) -> AnswerQuestions:
    given = form.cleaned_data
    about = subject(SubjectKind.OFFICER, visit.actor.id)
    return AnswerQuestions(
        **of_subject(visit, form, about, Permission.CHECK_UNDERSTANDING),
        questions=found.id,
        answers=tuple((each.id, given[each.id]) for each in found.questions),
    )


def _asking(found: QuestionSet) -> Asking:
    return Asking(
        title=f"Do you see {found.title}?",
        lead=f"{len(found.questions)} short situations, all invented. Take your time: it is about ten minutes.",
        button="Send my answers",
        back=reverse("my-training"),
        back_words="Your training",
        template="training/questions.html",
    )


def _explained(check: Event, found: QuestionSet, pack: Pack) -> dict[str, object]:
    missed = check.body["missed"]
    names = frozenset(missed) if isinstance(missed, tuple) else frozenset()
    every = [_one(each, each.id in names, pack) for each in found.questions]
    return {
        "set": found,
        "right": check.body["right"],
        "asked": check.body["asked"],
        "passed": check.body["passed"],
        "missed": [one for one in every if one.missed],
        "others": [one for one in every if not one.missed],
        "decided": any(one.decides for one in every if one.missed),
    }


def _one(question: Scenario, missed: bool, pack: Pack) -> Explained:
    return Explained(
        situation=question.situation,
        asks=question.asks,
        right=next(one.words for one in question.answers if one.id == question.right),
        why=question.why,
        rests_on=f"{whose(question.basis, pack)}. {question.basis.provision}.",
        missed=missed,
        decides=question.decides,
    )
