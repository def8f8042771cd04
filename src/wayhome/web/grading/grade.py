"""Grading the risk: how likely, how grave, the level and why, with everything held in view."""

from collections.abc import Mapping
from typing import cast

from django import forms
from django.http import QueryDict
from django.urls import reverse

from wayhome.casework.grade_risk import GradeRisk
from wayhome.record.envelope import Event
from wayhome.record.events.risk import Grade, Likelihood, Severity
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.disputing import read_of
from wayhome.web.grading.factors import Grounds, grounds_of
from wayhome.web.grading.history import history_of
from wayhome.web.grading.hits import raising, unweighed
from wayhome.web.grading.levels import GRADES, LIKELIHOODS, SEVERITIES, WORDINGS, meanings, table, together
from wayhome.web.grading.reassessing import new_since
from wayhome.web.grading.states import groups_of, last_checks
from wayhome.web.grading.training import training_of
from wayhome.web.presenting.kept_before import kept_before
from wayhome.web.presenting.marks import basis_mark

NOT_KNOWN = ("unknown", "Not known yet")
ANSWERS, SYSTEMS = "answers", "systems_read"
HISTORY: Choices = [
    ("raises", "It raises the risk"),
    ("neutral", "It neither raises nor lowers it"),
]
SEVERAL = 2
NEVER_LOWER = "MC-16"


class StillThere(forms.MultipleChoiceField):
    """Choices of what is in the case; one that is there no longer is left out and stops no grade from being saved."""

    def to_python(self, value: object) -> list[str]:
        """Return what was chosen and is still offered."""
        return [chosen for chosen in super().to_python(value) if self.valid_value(chosen)]


class GradeForm(ActForm):
    """The two judgements apart, the level, what earlier episodes do to it, what it rests on and why.

    Whatever is left out, the grade is kept; what is lacking makes it provisional.
    """

    rests_on = StillThere(label="What does the grade rest on?", required=False, widget=forms.CheckboxSelectMultiple)
    history_effect = forms.ChoiceField(
        label="What do the earlier episodes do to the risk?", required=False, widget=forms.RadioSelect
    )
    likelihood = forms.ChoiceField(
        label="How likely is harm while nobody can place the child?", choices=[*LIKELIHOODS, NOT_KNOWN],
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    severity = forms.ChoiceField(
        label="How grave would the harm be?", choices=[*SEVERITIES, NOT_KNOWN], widget=forms.RadioSelect, required=False
    )
    grade = forms.ChoiceField(
        label="The level", choices=GRADES, widget=forms.RadioSelect,
        error_messages={"required": "Choose a level: the higher one where you cannot settle it, and say so below"},
    )  # fmt: skip
    wording = forms.ChoiceField(
        label="Whose wording of the levels?", choices=WORDINGS, widget=forms.Select, required=False, initial="app2026"
    )
    uncertain = forms.BooleanField(label="I cannot settle the level on what is known", required=False)
    rationale = forms.CharField(
        label="Why this level", required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What is feared for the child, and what says so",
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer what the grade can rest on, and what history may do to it; whoever opens it has seen all of it."""
        self.grounds = grounds_of(self.desk)
        rests = self._choice("rests_on")
        rests.choices = list(_rests_on(self.grounds, self.desk).items())
        rests.initial = [code for code, _ in rests.choices]
        rests.hints = _hints(self.grounds)  # type: ignore[attr-defined]
        history = self._choice("history_effect")
        history.choices = HISTORY if history_of(self.desk).total >= SEVERAL else [("no_history", "There are none")]
        history.initial = "no_history" if len(history.choices) == 1 else None
        self._choice("grade").hints = {one.level: one.means for one in meanings(self.desk.pack)}  # type: ignore[attr-defined]
        if self.is_bound and self.desk.visit.request.method == "GET":
            self.data = _with(self.data, "seen", str(self.desk.facing.sequence))

    def command(self, entering: Entering) -> GradeRisk:
        """Return the command."""
        given = self.cleaned_data
        return GradeRisk(
            **self.common(entering),
            grade=cast("Grade", given["grade"]),
            likelihood=cast("Likelihood | None", given["likelihood"] or None),
            severity=cast("Severity | None", given["severity"] or None),
            wording=given["wording"] or None,
            rests_on=tuple(given["rests_on"]) or None,
            uncertain=True if given["uncertain"] else None,
            history_effect=given["history_effect"] or None,
            rationale=given["rationale"] or None,
        )

    def said(self, name: str) -> str:
        """Return what was filled in so far, as it was sent."""
        return str(self[name].value() or "")

    def _choice(self, name: str) -> forms.ChoiceField:
        return cast("forms.ChoiceField", self.fields[name])


def _rests_on(grounds: Grounds, desk: Desk) -> dict[str, str]:
    story = desk.facing.story
    factors = {one.code: one.title for one in grounds.factors}
    hits = {hit.reference: f"{hit.where}: {hit.reference}" for hit in raising(desk)}
    answered = {ANSWERS: "What whoever reported answered"} if story.of_type("missing.question_answered") else {}
    read = {SYSTEMS: "The systems that were read"} if any(map(_answered, last_checks(desk).values())) else {}
    return factors | hits | answered | read


def _answered(check: Event) -> bool:
    return check.body["result"] in ("hits_read", "no_trace")


def _hints(grounds: Grounds) -> dict[str, str]:
    return {
        one.code: " ".join(f"{words.says}. “{words.own}”" if words.own else words.says for words in one.words)
        for one in grounds.factors
    }


def _with(sent: Mapping[str, object], name: str, value: str) -> QueryDict:
    again = cast("QueryDict", sent).copy()
    again[name] = value
    return again


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather everything that stands beside a grade."""
    unread, history = unweighed(desk), history_of(desk)
    kept = kept_before(desk.visit.parts, desk.facing.child, desk.visit.now, besides=desk.record)
    open_systems = [state for group in groups_of(desk) if group.rule for state in group.systems if not state.is_read]
    return {
        "grounds": grounds_of(desk),
        "read": read_of(desk),
        "news": tuple(one for one in new_since(desk) if one.own),
        "graded": desk.facing.last("risk.graded") is not None,
        "history": history,
        "kept": kept,
        "shows": (*history.records, *kept.shows),
        "meanings": meanings(desk.pack),
        "words_href": reverse("pack-words", args=[desk.pack.name]),
        "likelihoods": LIKELIHOODS,
        "training": training_of(desk),
        "unweighed": len(unread),
        "open_systems": open_systems,
        "known_href": reverse("already-known", args=[desk.record]),
        "open_href": reverse("settle-unknown", args=[desk.record]),
        "never_lower": _never_lower(desk),
        **_judged(desk),
    }


def _never_lower(desk: Desk) -> str:
    """Say why being missing often cannot lower a grade, in the rule's own words, and how strongly it binds."""
    rule = desk.pack.duties.get(NEVER_LOWER)
    if rule is None:
        return "being missing often never lowers the risk."
    return f"{rule.basis.provision} ({rule.id}, {basis_mark(rule.basis).words.lower()})."


def _judged(desk: Desk) -> Mapping[str, object]:
    sent = desk.visit.request.POST
    likelihood, severity, grade = (sent.get(name, "") for name in ("likelihood", "severity", "grade"))
    return {
        "rows": table(likelihood, severity),
        "together": together(likelihood, severity, grade, desk.facing.known.floor(desk.facing.at)),
    }


GRADE_RISK = ActPage(
    name="grade-risk",
    title="Grade the risk",
    button="Save the grade",
    form=GradeForm,
    template="grading/grade.html",
    beside=beside,
    then="grade-given",
)
