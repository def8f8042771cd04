"""A child dealt with as a suspect: recorded, asked who stands behind it, the prosecutor told, and only then decided."""

from collections.abc import Mapping
from typing import Any

from wayhome.casework.concerns.child_suspected import (
    DecideChildOutcome,
    ScreenOffending,
    SuspectChild,
    TellProsecutor,
    screening_of,
)
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.of_child import OfChildForm, children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.times import when

SUSPECTED_OF: Choices = [
    ("drugs", "Drugs"), ("weapon", "A weapon"), ("robbery", "Robbery"), ("theft", "Theft"), ("violence", "Violence"),
    ("money", "Money of others"), ("other", "Something else"), ("unknown", "Not known"),
]  # fmt: skip
KNOWN: Choices = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]
RESULTS: Choices = [
    ("indicated", "They may have been made to do it"), ("not_indicated", "Nothing points to it"),
    ("not_enough_known", "Not enough is known yet"),
]  # fmt: skip
DISPOSALS: Choices = [
    ("no_further_action", "No further action"), ("diversion", "Diversion or education"),
    ("community_resolution", "Community resolution"), ("caution", "Caution"), ("charged", "Charge"),
    ("other", "Something else"),
]  # fmt: skip
ASKED = {"indicated": "they may have been made to do it", "not_indicated": "nothing points to it",
         "not_enough_known": "not enough is known yet"}  # fmt: skip


class SuspectForm(OfChildForm):
    """What the child is suspected of."""

    offence = choice("What are they suspected of?", SUSPECTED_OF, lacking="Say what they are suspected of")

    def command(self, entering: Entering) -> SuspectChild:
        """Return the command."""
        return SuspectChild(**self.common(entering), child=self.chosen(), offence=self.cleaned_data["offence"])


class ScreenOffendingForm(OfChildForm):
    """The parts of section 45(4), and what comes of them; none asks whether the child was forced."""

    consequence = choice("Is what they did a direct consequence of being, or having been, exploited?", KNOWN)
    anyone_would = choice(
        "Would a child of their age and sex, with any illness or disability of theirs, have done it in their place?",
        KNOWN,
    )
    excluded = choice(
        "Is the offence one of those listed in schedule 4?", KNOWN,
        hint="For those the Act gives no defence; the child may be a victim all the same.",
    )  # fmt: skip
    reasons = words(
        "What is known of who stands behind it", "Who gained, who supplied, what is owed, what was threatened.",
        lacking="Say what is known, or what was asked",
    )  # fmt: skip
    result = choice("What comes of it?", RESULTS, lacking="Say what comes of it")

    def prepare(self) -> None:
        """Nothing is assumed: what nobody knows is not known."""
        super().prepare()
        for name in ("consequence", "anyone_would", "excluded"):
            self.fields[name].initial = "unknown"

    def command(self, entering: Entering) -> ScreenOffending:
        """Return the command."""
        given = self.cleaned_data
        return ScreenOffending(
            **self.common(entering), child=self.chosen(), result=given["result"], reasons=given["reasons"],
            consequence=given["consequence"] or "unknown", anyone_would=given["anyone_would"] or "unknown",
            excluded=given["excluded"] or "unknown",
        )  # fmt: skip


class ProsecutorForm(OfChildForm):
    """That the prosecutor was told."""

    def command(self, entering: Entering) -> TellProsecutor:
        """Return the command."""
        return TellProsecutor(**self.common(entering), child=self.chosen())


class OutcomeForm(OfChildForm):
    """What happens to the child as a suspect, and why."""

    potential_victim = choice("May the child be a victim?", KNOWN, initial="unknown")
    kind = choice("What is decided?", DISPOSALS, lacking="Say what is decided")
    reasons = words("Why", lacking="Say why")

    def command(self, entering: Entering) -> DecideChildOutcome:
        """Return the command."""
        given = self.cleaned_data
        return DecideChildOutcome(
            **self.common(entering), child=self.chosen(), kind=given["kind"],
            potential_victim=given["potential_victim"] or "unknown", reasons=given["reasons"],
        )  # fmt: skip


def asked_before(desk: Desk) -> Mapping[str, Any]:
    """Return, for each child, whether it was asked who stands behind the offence, and what came of it."""
    return {"asked_before": [f"{name}: {_asked(desk, Subject(child))}" for child, name in children_of(desk)]}


def _asked(desk: Desk, child: Subject) -> str:
    asked = screening_of(desk.facing.stories.get(child) or Story(child, ()))
    if asked is None:
        return "nobody has asked yet"
    came = ASKED.get(str(asked.body.get("result")), "asked")
    return f"{came}, {when(asked.happened_at, desk.visit.now)}"


SUSPECT = ActPage(
    name="suspect-child", title="A child dealt with as a suspect", form=SuspectForm,
    lead="A child with drugs, a weapon or others’ money may be carrying them for somebody. Record it here, and ask "
    "that before anything is decided.",
)  # fmt: skip
SCREEN_OFFENDING = ActPage(
    name="screen-offending", title="Who stands behind it?", form=ScreenOffendingForm, template="concerns/suspect.html",
    lead="Section 45(4) of the Modern Slavery Act gives a child a defence. It does not ask whether they were forced: "
    "that is the test for adults.",
    button="Record what came of it", beside=asked_before,
)  # fmt: skip
PROSECUTOR = ActPage(
    name="prosecutor-told", title="Tell the prosecutor", form=ProsecutorForm, template="concerns/suspect.html",
    lead="Before any charge: that the child may be a victim, and of the defence this gives.",
    button="Record that they were told", beside=asked_before,
)  # fmt: skip
CHILD_OUTCOME = ActPage(
    name="child-outcome", title="Decide about the child", form=OutcomeForm, template="concerns/suspect.html",
    lead="Nothing is decided about a child before it was asked whether they were made to do it.",
    button="Decide", beside=asked_before,
)  # fmt: skip
