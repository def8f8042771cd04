"""Making a grade again, blind: what was known when it was given, and nothing that would tell how it was graded."""

from collections.abc import Mapping
from dataclasses import replace

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.governing.known_then import KnownThen, Then, known_then
from wayhome.application.governing.samples import Sample, Sampled, again, samples, would_be_blind
from wayhome.casework.commands import Command
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Value
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.pages import new_key
from wayhome.web.governing.forms import Doing, GovernForm
from wayhome.web.governing.serving import form_content, send
from wayhome.web.governing.words import LEVEL_WORDS
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when

SAID: Mapping[str, str] = {"safeguarding.harm_feared": "Significant harm to the child was feared"}
SAID_OF: Mapping[str, str] = {
    "childrens_home": "Children’s home", "hotel_asylum": "A hotel for people seeking asylum", "none": "None of these",
}  # fmt: skip
ASKED: Mapping[str, str] = {
    "age_stated": "Age as stated", "care_status": "Care status", "placement": "Lives in",
    "out_of_area": "Placed out of area",
    "unaccompanied": "Unaccompanied and seeking asylum", "age_disputed": "Age disputed", "nation": "Nation",
}  # fmt: skip
LIKELIHOODS = [
    ("very_low", "Very unlikely"), ("possible", "Possible"), ("likely", "Likely"), ("very_likely", "Very likely"),
]  # fmt: skip
SEVERITIES = [("minimal", "Minimal"), ("not_serious", "Harm, not serious"), ("serious", "Serious")]


class AgainForm(GovernForm):
    """The second grade, with its reasons."""

    likelihood = forms.ChoiceField(
        label="How likely is harm?", choices=[*LIKELIHOODS, ("unknown", "Not known")], widget=forms.RadioSelect
    )
    severity = forms.ChoiceField(
        label="How grave would it be?", choices=[*SEVERITIES, ("unknown", "Not known")], widget=forms.RadioSelect
    )
    grade = forms.ChoiceField(
        label="At which level would you have graded it?", choices=list(LEVEL_WORDS.items()), widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label="What does that rest on?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text="Only what stands on this page. It is kept in the case, beside the first grade.",
    )  # fmt: skip

    def __init__(self, sent: Mapping[str, object] | None = None, initial: dict[str, object] | None = None) -> None:
        super().__init__(sent, initial)
        self.sampled: tuple[str, str] = ("", "")

    def command(self, doing: Doing) -> Command:
        """Return the second grade."""
        given, (period, graded), press = self.cleaned_data, self.sampled, doing.press
        log = doing.visit.parts.ledger
        made = again(log, period, graded, given["grade"], by=doing.by, at=press.at, key=press.key)
        return replace(made, likelihood=given["likelihood"], severity=given["severity"], reasons=given["reasons"])


@shows_records(Permission.REGRADE_BLIND, methods=READING_AND_SENDING)
def show_again(visit: Visit, period: str, number: int) -> Page | HttpResponse:
    """Show what was known when a grade was given, and take the second."""
    sample = samples(visit.parts.ledger).get(period)
    drawn = _drawn(sample, number)
    why_not = _why_not(visit, sample, drawn)
    if drawn is None or why_not:
        return Page(
            template="governing/no_grade.html", content={"week": period, "why": why_not, **_back(visit, sample)}
        )
    form, sent = AgainForm(initial={"key": new_key(visit)}), None
    if visit.request.method == "POST":
        form = AgainForm(visit.request.POST)
        form.sampled = (period, drawn.graded)
        then = redirect("force-sample", period)
        sent = send(visit, form, title="A grade was made again", then=then, permission=Permission.REGRADE_BLIND)
        if sent.answer:
            return sent.answer
    content = {
        "week": period,
        "number": number,
        **_known(visit, drawn.graded),
        **form_content(form, sent),
    }
    status = sent.status if sent else 200
    return Page(template="governing/again.html", content=content, shows=_shows(visit, drawn), status=status)


def _drawn(sample: Sample | None, number: int) -> Sampled | None:
    return sample.grades[number - 1] if sample and 0 < number <= len(sample.grades) else None


def _why_not(visit: Visit, sample: Sample | None, drawn: Sampled | None) -> str:
    if sample is None or drawn is None:
        return "No such grade was drawn."
    if drawn.second is not None:
        return "It was made again already."
    if sample.closed:
        return "The sample is closed."
    if drawn.first_grader == visit.actor.id:
        return "You gave the first grade. Somebody else makes the second."
    if not would_be_blind(visit.parts.ledger, drawn, visit.actor.id):
        return "You entered something in this case. Somebody who did not makes the second grade."
    return ""


def _back(visit: Visit, sample: Sample | None) -> dict[str, object]:
    """Say whether whoever asks may go back to the sample: once it is closed, what it came to is their lead's to say."""
    is_theirs = sample is None or sample.closed is None or may(visit.actor, Permission.READ_MEASURES)
    return {"may_go_back": is_theirs}


def _shows(visit: Visit, drawn: Sampled) -> tuple[str, ...]:
    first = visit.parts.ledger.event(EventId(drawn.graded))
    return (first.event.record, *first.event.subjects) if first else ()


def _known(visit: Visit, graded: str) -> dict[str, object]:
    known = known_then(visit.parts.ledger, graded)
    pack = visit.parts.reading.rulebook.pack
    return {
        "at": when(known.at, visit.now),
        "child": _child(known),
        "sections": tuple(
            (heading, tuple(_line(one, pack, visit) for one in told)) for heading, told in known.sections.items()
        ),
        "earlier": len(known.earlier),
        "latest": when(max(known.earlier), visit.now) if known.earlier else "",
    }


def _child(known: KnownThen) -> tuple[tuple[str, str], ...]:
    """Say what was on record of who the child is: age and circumstances, not name and not ethnicity."""
    rows = [(ASKED[name], _said(value)) for name, value in known.circumstances.items()]
    if known.born:
        age = known.at.year - int(known.born[:4]) - (f"{known.at:%m-%d}" < known.born[5:])
        rows.insert(0, ("Age", str(age)))
    return tuple(rows)


def _said(value: Value) -> str:
    return SAID_OF.get(str(value)) or str(value).replace("_", " ").capitalize()


def _line(one: Then, pack: Pack, visit: Visit) -> tuple[str, str, tuple[str, ...]]:
    said = SAID.get(one.event.type) or in_plain_words(_with_titles(sentence(one.event), one, pack), pack)
    return when(one.event.happened_at, visit.now), said, one.words


def _with_titles(said: str, one: Then, pack: Pack) -> str:
    """Say a factor or a question by its title."""
    factor = pack.factors.get(str(one.event.body.get("factor", "")))
    if factor:
        return f"{factor.title}: {str(one.event.body['present']).replace('_', ' ')}"
    question = pack.questions.get(str(one.event.body.get("question", "")))
    return f"{question.asks}: {one.event.body['answer']}" if question else said
