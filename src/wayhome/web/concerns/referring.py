"""The National Referral Mechanism, in its order: safe first, referred, told; and the decision followed."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.concerns.refer_slavery import FollowReferral, ReferSlavery
from wayhome.casework.concerns.standing import kinds_feared
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.events import nrm
from wayhome.web.acting.boxes import choice, ticks, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.concerns.choices import OF_KINDS, day, short
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when

STEPS: Choices = [
    ("grounds", "There are grounds to believe that the child is a victim of slavery or trafficking"),
    ("safe", "The child’s safety was seen to"),
    ("referred", "The child was referred"),
    ("told", "It was explained to the child"),
]
CAME: Choices = [
    ("decision", "A decision arrived"), ("chased", "A decision that had not come was asked after"),
    ("guardian", "An independent guardian was engaged"), ("no_guardian", "The service has no guardian for this area"),
    ("linked", "The referral was linked to this investigation"), ("panel_called", "A local panel was called"),
    ("panel_attended", "The police took part in the panel"),
    ("referral_received", "Another body’s referral of the child was received"),
]  # fmt: skip
STAGES: Choices = [("reasonable_grounds", "The first: reasonable grounds"), ("conclusive_grounds", "The final one")]
RESULTS: Choices = [("positive", "Yes, a victim"), ("negative", "No"), ("suspended", "Suspended")]
OF_NRM = tuple(fact.event_type.name for fact in (nrm.GroundsFound, nrm.Referred, nrm.DecisionReceived, nrm.ChildTold))


class ReferForm(OfChildForm):
    """Which steps were done; nothing here asks a child to agree."""

    steps = ticks(
        "What was done?", STEPS, hint="In this order. Nobody asks a child to agree, and nothing waits for it."
    )
    grounds_words = words("What the belief rests on")
    safe_words = words("Where the child is, with whom, and what was agreed")
    kind = choice("Was it", [("referral", "A referral"), ("duty_to_notify", "The duty to notify")], initial="referral")
    route = choice(
        "Who decides?", [("national", "The national body"), ("local_panel", "A local panel, in a pilot area")],
        initial="national",
    )  # fmt: skip
    kinds = ticks("For which exploitation?", OF_KINDS)
    reference = short("Its reference")
    told_words = words("How it was explained, and what the child asked")
    reveals: ClassVar[Reveals] = {
        **OfChildForm.reveals,
        "steps": {
            "grounds": ("grounds_words",), "safe": ("safe_words",),
            "referred": ("kind", "route", "kinds", "reference"), "told": ("told_words",),
        },
    }  # fmt: skip

    def prepare(self) -> None:
        """Begin with the kinds that were feared."""
        super().prepare()
        self.fields["kinds"].initial = kinds_feared(self.desk.facing.stories.get(self.desk.facing.child))

    def clean(self) -> dict[str, object]:
        """Ask for at least one step."""
        cleaned = super().clean()
        if not cleaned.get("steps") and "steps" not in self.errors:
            self.add_error("steps", ValidationError("Say which of the steps was done"))
        return cleaned

    def command(self, entering: Entering) -> ReferSlavery:
        """Return the command."""
        given: dict[str, Any] = self.cleaned_data
        steps = given["steps"]
        return ReferSlavery(
            **self.common(entering), child=self.chosen(), grounds="grounds" in steps,
            grounds_words=given["grounds_words"] or None, safe="safe" in steps, safe_words=given["safe_words"] or None,
            referred="referred" in steps, kind=given["kind"] or "referral", route=given["route"] or "national",
            reference=given["reference"] or None, kinds=tuple(given["kinds"]), told="told" in steps,
            told_words=given["told_words"] or None,
        )  # fmt: skip


class FollowForm(OfChildForm):
    """What came of a referral."""

    said = choice("What happened?", CAME, lacking="Say what happened")
    stage = choice("Which decision?", STAGES, initial="reasonable_grounds")
    result = choice("What was decided?", RESULTS, initial="positive")
    reference = short("The referral’s reference")
    panel_on = day("The day it sits")
    panel_at = forms.TimeField(
        label="At", required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 14:30"},
    )  # fmt: skip
    reveals: ClassVar[Reveals] = {
        **OfChildForm.reveals,
        "said": {"decision": ("stage", "result", "reference"), "panel_called": ("panel_on", "panel_at")},
    }

    def clean(self) -> dict[str, object]:
        """Ask for the day and the time of a panel."""
        cleaned = super().clean()
        if cleaned.get("said") == "panel_called":
            for name, lacking in (("panel_on", "Enter the day it sits"), ("panel_at", "Enter the time it begins")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(lacking))
        return cleaned

    def command(self, entering: Entering) -> FollowReferral:
        """Return the command."""
        given = self.cleaned_data
        on, at = given["panel_on"], given["panel_at"]
        sits = as_utc(datetime.combine(on, at, LONDON)) if isinstance(on, date) and isinstance(at, time) else None
        return FollowReferral(
            **self.common(entering), child=self.chosen(), said=given["said"], reference=given["reference"] or None,
            stage=given["stage"] or "reasonable_grounds", result=given["result"] or "positive", panel_at=sits,
        )  # fmt: skip


def said_before(desk: Desk) -> Mapping[str, Any]:
    """Return what is on record of referrals of the children of the case."""
    children = desk.facing.children or (desk.facing.child,)
    told = [story for child in children if (story := desk.facing.stories.get(child))]
    events = [event for story in told for name in OF_NRM for event in story.of_type(name)]
    ordered = sorted({event.id: event for event in events}.values(), key=lambda one: (one.happened_at, one.id))
    now = desk.visit.now
    return {
        "said_before": [f"{sentence(event)}, {when(event.happened_at, now)}" for event in ordered],
        "is_welsh": desk.case.known.value("nation", now) == "wales",
        "age_open": desk.case.known.value("under_18", now) == "unknown",
        "shows": tuple(dict.fromkeys(event.record for event in ordered)),
    }


REFER = ActPage(
    name="refer-slavery", title="Refer the child as a possible victim", form=ReferForm, template="concerns/refer.html",
    lead="Safe first, then the referral, and the child is told what it is and what it does for them.",
    beside=said_before,
)  # fmt: skip
FOLLOW = ActPage(
    name="follow-referral", title="What came of the referral", form=FollowForm, template="concerns/refer.html",
    lead="A decision that does not come is asked after. After a first yes, a guardian is engaged and there is an "
    "investigation.",
    beside=said_before,
)  # fmt: skip
