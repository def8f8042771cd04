"""Give the case to somebody: everyone who might take it in view, one of them recommended, none ever chosen for you."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.urls import reverse

from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.assign_supervisor import AssignSupervisor
from wayhome.casework.allocating.carrying import exception_asked
from wayhome.casework.allocating.skills import INVESTIGATING, SUPERVISING
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.allocating.choosing import Choice, choice_for, choices, in_a_line

NOBODY = ActorId("")
OFFERED = 12  # people beyond whom a list of choices is no help; the rest stand in a list of their own
OTHER = "another"


class WhoForm(ActForm):
    """Who is chosen, of those who are here."""

    work: ClassVar[str] = INVESTIGATING

    officer = forms.ChoiceField(
        label="Who takes it?", widget=forms.RadioSelect, error_messages={"required": "Choose who takes it"}
    )
    other = forms.ChoiceField(label="Somebody else who is here", required=False)

    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {**ActForm.reveals, "officer": {OTHER: ("other",)}}

    def prepare(self) -> None:
        """Offer those who are here, the recommended first."""
        found = choice_for(self.desk, self.work)
        first, rest = found.here[:OFFERED], found.here[OFFERED:]
        named = choices(first, found.recommended.officer if not found.recommended.by_exception else None)
        self.fields["officer"].choices = [*named, *([(OTHER, "Somebody else")] if rest else [])]  # type: ignore[attr-defined]
        self.fields["officer"].hints = {one.officer: in_a_line(one) for one in first}  # type: ignore[attr-defined]
        if rest:
            self.fields["other"].choices = [("", "Choose somebody"), *choices(rest, None)]  # type: ignore[attr-defined]
        else:
            del self.fields["other"]

    def clean(self) -> dict[str, object]:
        """Ask for whom, where it is somebody else."""
        cleaned = super().clean()
        if cleaned.get("officer") == OTHER and not cleaned.get("other"):
            self.add_error("other", "Choose somebody")
        return cleaned

    @property
    def chosen(self) -> ActorId:
        """Return who was chosen."""
        given = self.cleaned_data
        return ActorId(given["other"] if given["officer"] == OTHER else given["officer"])


class AllocateForm(WhoForm):
    """Who is given the case, and why they, where somebody else is recommended."""

    reasons = forms.CharField(
        label="Why they?",
        help_text="Needed where you choose somebody else than is recommended. It stays on record.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def command(self, entering: Entering) -> AllocateCase:
        """Return the command."""
        found = choice_for(self.desk)
        advised = found.recommended
        return AllocateCase(
            **self.common(entering),
            officer=self.chosen,
            on_post=found.post_of(self.chosen),
            recommended=(advised.officer or NOBODY) if not advised.by_exception else NOBODY,
            reasons=self.cleaned_data["reasons"] or None,
        )


class SupervisorForm(WhoForm):
    """Who supervises the case."""

    work: ClassVar[str] = SUPERVISING

    reasons = forms.CharField(
        label="Why they, where they lack any of what is asked?",
        help_text="Only somebody who answers for cases may assign them then.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def command(self, entering: Entering) -> AssignSupervisor:
        """Return the command."""
        reasons = self.cleaned_data["reasons"] or None
        return AssignSupervisor(**self.common(entering), officer=self.chosen, reasons=reasons)


def beside_choice(desk: Desk, work: str) -> Mapping[str, object]:
    """Return what stands around the choice: the recommendation in sentences, and those who are not here."""
    found = choice_for(desk, work)
    asked = exception_asked(desk.facing.story)
    return {
        "choice": found,
        "advised": found.recommended,
        "not_here": [(one.officer, " ".join(filter(None, (one.away, one.barred)))) for one in found.others],
        "has_it": found.case.officer if work == INVESTIGATING else found.case.supervisor,
        "asks": [desk.pack.competences[code].title for code in _asked(desk, work) if code in desk.pack.competences],
        "exception_href": reverse("ask-exception", args=[desk.record]),
        "asked_for": str(asked.body["officer"]) if asked else "",
        "everybody_is_full": _is_full(found),
        "a_suspect_is_police": _police(desk),
        "workload_href": reverse("investigations-workload"),
    }


def _asked(desk: Desk, work: str) -> tuple[str, ...]:
    found = desk.pack.requires.get(work)
    return found.competences if found else ()


def _is_full(found: Choice) -> bool:
    return bool(found.may) and all(one.with_it.is_over for one in found.may)


def _police(desk: Desk) -> bool:
    """Say whether a suspect is a police officer, whose colleague nobody who takes the case may be."""
    return any(event.body.get("kind") == "police" for event in desk.facing.story.of_type("suspect.identified"))


def _investigators(desk: Desk) -> Mapping[str, object]:
    return beside_choice(desk, INVESTIGATING)


def _supervisors(desk: Desk) -> Mapping[str, object]:
    return beside_choice(desk, SUPERVISING)


ALLOCATE = ActPage(
    name="allocate-case",
    title="Give the investigation to somebody",
    lead="You decide. What everybody holds and carries is in view, and one of them is recommended, with the reasons.",
    form=AllocateForm,
    button="Give them the case",
    template="allocating/allocate.html",
    beside=_investigators,
)
SUPERVISE = ActPage(
    name="assign-supervisor",
    title="Say who supervises the case",
    lead="Whoever supervises holds what that asks for, and never supervises their own case.",
    form=SupervisorForm,
    button="Assign them",
    template="allocating/allocate.html",
    beside=_supervisors,
)
