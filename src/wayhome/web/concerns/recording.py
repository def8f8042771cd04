"""The concern as a report and as intelligence, the first thing for the child's safety, and the risk of the case."""

from typing import ClassVar

from wayhome.casework.concerns.assess_risk import AgreeLowerRisk, AssessCaseRisk
from wayhome.casework.concerns.found_with_adult import FindWithAdult
from wayhome.casework.concerns.record_concern import RecordConcern
from wayhome.casework.concerns.refer_slavery import MakeSafe
from wayhome.web.acting.boxes import choice, ticks, words
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.concerns.choices import short

SAFE: Choices = [
    ("arranged", "Where they are safe, and with whom, was settled"),
    ("referred", "Children’s services were told and asked to act"),
    ("strategy_discussion", "A strategy discussion was called"),
    ("police_protection", "They were taken into police protection"),
]


class RecordConcernForm(OfChildForm):
    """Which of the two was done, with its reference."""

    done = ticks("What was done?", [("report", "The exploitation report"), ("intelligence", "The intelligence report")])
    report_reference = short("Its reference")
    intelligence_reference = short("Its reference")
    reveals: ClassVar[Reveals] = {
        **OfChildForm.reveals,
        "done": {"report": ("report_reference",), "intelligence": ("intelligence_reference",)},
    }

    def command(self, entering: Entering) -> RecordConcern:
        """Return the command."""
        given = self.cleaned_data
        return RecordConcern(
            **self.common(entering), child=self.chosen(),
            report="report" in given["done"], report_reference=given["report_reference"] or None,
            intelligence="intelligence" in given["done"],
            intelligence_reference=given["intelligence_reference"] or None,
        )  # fmt: skip


class MakeSafeForm(OfChildForm):
    """What was done for the child's safety."""

    how = choice("What was done?", SAFE, lacking="Say what was done for the child’s safety")
    arranged = words("Where, with whom, and what was agreed", "And who may not know where.")
    reference = short("Their reference, if they gave one")
    reveals: ClassVar[Reveals] = {
        **OfChildForm.reveals, "how": {"arranged": ("arranged",), "referred": ("reference",)},
    }  # fmt: skip

    def command(self, entering: Entering) -> MakeSafe:
        """Return the command."""
        given = self.cleaned_data
        return MakeSafe(
            **self.common(entering), child=self.chosen(), how=given["how"],
            arranged=given["arranged"] or None, reference=given["reference"] or None,
        )  # fmt: skip


class CaseRiskForm(ActForm):
    """How high the risk of further harm is, and why."""

    level = choice(
        "How high is the risk of further harm?", [("high", "High"), ("medium", "Medium"), ("standard", "Standard")],
        hint="Until somebody says, it counts as medium.", lacking="Say how high the risk is",
    )  # fmt: skip
    reasons = words("What it rests on", lacking="Say what the level rests on")

    def command(self, entering: Entering) -> AssessCaseRisk:
        """Return the command."""
        given = self.cleaned_data
        return AssessCaseRisk(**self.common(entering), level=given["level"], reasons=given["reasons"])


class LowerRiskForm(ActForm):
    """The level that is agreed to, and what changed."""

    level = choice(
        "What is the risk of further harm now?", [("medium", "Medium"), ("standard", "Standard")],
        hint="Whoever investigates asked for it, and records it once you have agreed.", lacking="Say how high it is",
    )  # fmt: skip
    reasons = words("What changed", lacking="Say what changed")

    def command(self, entering: Entering) -> AgreeLowerRisk:
        """Return the command."""
        given = self.cleaned_data
        return AgreeLowerRisk(**self.common(entering), level=given["level"], reasons=given["reasons"])


class FoundWithForm(OfChildForm):
    """The adult, by reference."""

    suspect = short("The adult, by the force’s reference", "Never a name. Leave it empty if there is none yet.")

    def command(self, entering: Entering) -> FindWithAdult:
        """Return the command."""
        return FindWithAdult(**self.common(entering), child=self.chosen(), suspect=self.cleaned_data["suspect"] or None)


FOUND_WITH = ActPage(
    name="found-with-adult", title="Found with an adult", form=FoundWithForm,
    lead="The child was with, or is taken about by, an adult who has no lawful say over them. What that adult may not "
    "do can be decided at once.",
)  # fmt: skip
RECORD_CONCERN = ActPage(
    name="record-concern", title="The report and the intelligence", form=RecordConcernForm,
    lead="A concern is on record as a report or as a crime, and what was learned is written up so that others find it.",
)  # fmt: skip
MAKE_SAFE = ActPage(
    name="make-safe", title="The child’s safety", form=MakeSafeForm,
    lead="First of all: is the child safe, with whom, and who has been told? A plan or a meeting is not this.",
)  # fmt: skip
CASE_RISK = ActPage(
    name="case-risk", title="The risk in this case", form=CaseRiskForm, button="Record the risk",
    lead="The risk of further harm sets how soon everything else is owed, and how often somebody looks.",
)  # fmt: skip
LOWER_RISK = ActPage(
    name="agree-lower-risk", title="Agree to a lower risk", form=LowerRiskForm, button="Agree to it",
    lead="Nobody lowers the risk alone. It stays where it is until somebody who did not assess it has agreed, and "
    "whoever investigates has recorded it again.",
)  # fmt: skip
