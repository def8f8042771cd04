"""What whoever looks after training records about somebody: practice that was watched, and a duty that is excused."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.casework.commands import Command
from wayhome.casework.training.excuse_training import ExcuseTraining
from wayhome.casework.training.watch_practice import WatchPractice
from wayhome.kernel.ids import Subject, SubjectKind, subject
from wayhome.kernel.refusals import Refused
from wayhome.web.acting.desk import enter
from wayhome.web.asking import Asked, Asking, OfSubject, asked, fresh, of_subject
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record
from wayhome.web.training.reading import Force
from wayhome.web.training.saying import officer_href, title_of

LONGEST, MOST_CASES = 2_000, 500
NOT_HERE = Page(template="training/not_here.html", content={})


class RecordForm(Asked):
    """A form about somebody's training; it knows the force, so that it can offer what the rulebook holds."""

    def __init__(self, force: Force, officer: str, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self.force, self.officer = force, officer
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the rulebook, and on whom it is about."""

    def command(self, common: OfSubject) -> Command:
        """Return the command that what was filled in comes to."""
        raise NotImplementedError


class WatchForm(RecordForm):
    """Practice that was watched."""

    work = forms.ChoiceField(
        label="Which work?", widget=forms.RadioSelect, error_messages={"required": "Choose the work"}
    )
    cases = forms.IntegerField(
        label="How many cases were gone through?",
        min_value=1,
        max_value=MOST_CASES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "classes": "govuk-input--width-3"}),
        error_messages={
            "required": "Enter how many cases were gone through",
            "invalid": "Enter how many cases as a number",
            "min_value": "Go through at least one case",
            "max_value": "Enter a smaller number of cases",
        },
    )
    result = forms.ChoiceField(
        label="What does it come to?",
        choices=[("safe", "Safe to rely on"), ("not_yet", "Not yet: more practice is needed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is safe to rely on"},
    )
    note = forms.CharField(
        label="What was gone through, and learned?",
        help_text="Name no child and no case.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what was gone through"},
    )

    def prepare(self) -> None:
        """Offer the kinds of work of the rulebook."""
        works = [(one.id, one.title) for one in self.force.pack.requires.values()]
        self.fields["work"] = forms.ChoiceField(
            label="Which work?", choices=works, widget=forms.RadioSelect, error_messages={"required": "Choose the work"}
        )

    def command(self, common: OfSubject) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return WatchPractice(
            **common, work=given["work"], cases=given["cases"], result=given["result"], note=given["note"]
        )


class ExcuseForm(RecordForm):
    """A training duty that need not be done, and why."""

    duty = forms.ChoiceField(label="Which training?")
    excuse = forms.ChoiceField(label="What excuses it?")
    reason = forms.CharField(
        label="Why?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )

    def prepare(self) -> None:
        """Offer what is owed about this officer, and the excuses that its rules cite."""
        person = self.force.person(self.officer)
        duties = person.owed
        rules = self.force.rulebook.pack.duties
        names = dict.fromkeys(excuse.name for duty in duties for excuse in rules[duty.rule].excuses)
        self.fields["duty"] = forms.ChoiceField(
            label="Which training?",
            choices=[(duty.identity, title_of(person, duty, self.force)) for duty in duties],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose the training", "invalid_choice": "This is not owed any more"},
        )
        self.fields["excuse"] = forms.ChoiceField(
            label="What excuses it?",
            choices=[(name, name[:1].upper() + name[1:]) for name in names],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose what excuses it"},
        )

    def command(self, common: OfSubject) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return ExcuseTraining(**common, duty=given["duty"], excuse=given["excuse"], reason=given["reason"])


@shows_no_record(Permission.RECORD_TRAINING, methods=READING_AND_SENDING)
def watch(visit: Visit, officer: str) -> Page | HttpResponse:
    """Record that somebody's practice was watched, and what that comes to."""
    asking = _asking(
        officer,
        "Record practice that was watched",
        "Somebody who may do the work went through cases with them. Say what that comes to.",
        "Record it",
    )
    return _served(visit, officer, WatchForm, asking)


@shows_no_record(Permission.RECORD_TRAINING, methods=READING_AND_SENDING)
def excuse(visit: Visit, officer: str) -> Page | HttpResponse:
    """Excuse training that is owed about somebody."""
    lead = "It stays in view and is counted as excused. It trains nobody: what they may do is judged as before."
    return _served(visit, officer, ExcuseForm, _asking(officer, "Excuse this training", lead, "Excuse it"))


def _served(visit: Visit, officer: str, kind: type[RecordForm], asking: Asking) -> Page | HttpResponse:
    force = Force(visit)
    if not force.pack.requires:
        return NOT_HERE
    if visit.request.method != "POST":
        begun = {**fresh(visit), "duty": visit.request.GET.get("duty", "")}
        return asked(asking, kind(force, officer, initial=begun))
    form = kind(force, officer, data=visit.request.POST)
    if not form.is_valid():
        return asked(asking, form)
    about: Subject = subject(SubjectKind.OFFICER, officer)
    try:
        enter(visit, form.command(of_subject(visit, form, about, Permission.RECORD_TRAINING)))
    except Refused as refused:
        return asked(asking, form, reasons=refused.reasons)
    return redirect("officer-training", officer=officer)


def _asking(officer: str, title: str, lead: str, button: str) -> Asking:
    return Asking(title=f"{title}: {officer}", lead=lead, button=button, back=officer_href(officer), back_words=officer)
