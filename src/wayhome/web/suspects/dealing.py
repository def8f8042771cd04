"""What is done about a suspect, and what is owed where the suspect works for the police."""

from typing import ClassVar

from wayhome.casework.suspects.police import KeepApart, TellStandards
from wayhome.casework.suspects.steps import RecordStep
from wayhome.casework.suspects.suspects import SuspectStanding
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.suspects.fields import OfSuspectForm, choice, line, words
from wayhome.web.suspects.saying import STEPS

EXPLAINED: Choices = [("no", "No"), ("yes", "Yes")]


class StepForm(OfSuspectForm):
    """Which step, why, and what the suspect said of it."""

    kind = choice("What was done?", STEPS, lacking="Say what was done")
    reason = words("What for, or why?", "The child has a right to the reasons of what is decided.")
    explained = choice(
        "Did they explain it, or say where they were?", EXPLAINED, initial="no",
        hint="What a suspect says is a line of enquiry, also where it points away from them.",
    )  # fmt: skip
    explanation = spoken("What did they say?", "As they said it.")

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "explained": {"yes": ("explanation",)}}
    hints: ClassVar = {
        "kind": {
            "released_under_investigation": "No condition protects the child. Bail has a page of its own.",
            "out_of_court_disposal": "Never for somebody who exploited a child.",
        }
    }

    def command(self, entering: Entering) -> RecordStep:
        """Return the command."""
        given = self.cleaned_data
        explained = given["explained"] == "yes"
        return RecordStep(
            **self.common(entering),
            suspect=given["suspect"],
            kind=given["kind"],
            reason=given["reason"] or None,
            explained=explained,
            explanation=given["explanation"] or None if explained else None,
        )


class OfPoliceForm(OfSuspectForm):
    """An act about a suspect who works for the police."""

    def suspects(self) -> list[SuspectStanding]:
        """Return those who do; all, where nobody is known to."""
        there = super().suspects()
        return [one for one in there if one.is_police] or there


class StandardsForm(OfPoliceForm):
    """That professional standards were told."""

    reference = line("Their reference, if they gave one", most=40)

    def command(self, entering: Entering) -> TellStandards:
        """Return the command."""
        given = self.cleaned_data
        return TellStandards(**self.common(entering), suspect=given["suspect"], reference=given["reference"] or None)


class KeepApartForm(OfPoliceForm):
    """Who investigates, and who may see the case."""

    reason = words("Which unit investigates, and who may read the case?", "Nobody of the suspect's own unit.")

    def command(self, entering: Entering) -> KeepApart:
        """Return the command."""
        given = self.cleaned_data
        return KeepApart(**self.common(entering), suspect=given["suspect"], reason=given["reason"] or None)


STEP = ActPage(
    name="suspect-step",
    title="What was done about a suspect",
    lead="The child is to be told of each step by the end of the next working day.",
    form=StepForm,
    then="suspects",
)
STANDARDS = ActPage(
    name="tell-standards",
    title="Professional standards were told",
    lead="Within 4 hours, and before anything reaches the suspect. That time is ours.",
    form=StandardsForm,
    then="suspects",
)
APART = ActPage(
    name="keep-apart",
    title="Keep the case from the suspect's own unit",
    lead="An inspector or above, outside that unit, decides who investigates and who may see the case.",
    form=KeepApartForm,
    button="Decide",
    then="suspects",
)
