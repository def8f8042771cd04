"""A second look at what is held back at a door: why it is, and whether it may stay so."""

from typing import ClassVar

from wayhome.casework.answering.hold_back import HELD, LOOKED_AT, LookAtHold
from wayhome.casework.commands import OnInvestigation
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.times import when

ANSWERS: Choices = [("agreed", "It may stay so until then"), ("not_agreed", "No: the door shows it again")]
ENDANGERS = {"person": "a person", "enquiry": "an enquiry", "both": "a person and an enquiry"}
ENDED = "door.hold_ended"


class HoldLookedAtForm(ActForm):
    """Which hold, and whether it may stay."""

    hold = choice("What is held back, and why?", [], lacking="Choose which one")
    result = choice("May it stay so?", ANSWERS, lacking="Say whether it may stay so")
    why = words("Why not?", "For whoever held it back.")

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "result": {"not_agreed": ("why",)}}

    def prepare(self) -> None:
        """Offer what is held back and nobody looked at, the oldest first, each with its reason."""
        field = self.fields["hold"]
        found = waiting(self.desk)
        field.choices = [(str(one.body["hold"]), _said(one, self.desk)) for one in found]  # type: ignore[attr-defined]
        about = [str(one.body["hold"]) for one in found if one.id == self.desk.about] or [
            str(one.body["hold"]) for one in found[:1]
        ]
        field.initial = about[0] if about else None
        if not found:
            field.help_text = "Nothing is held back that nobody looked at."

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return LookAtHold(
            **self.common(entering), hold=given["hold"], agreed=given["result"] == "agreed", why=given["why"] or None
        )


def waiting(desk: Desk) -> list[Event]:
    """Return what is held back in this case and waits for a second person, the oldest first."""
    story = desk.facing.story
    over = {one.body.get("hold") for name in (LOOKED_AT, ENDED) for one in story.of_type(name)}
    return [one for one in story.of_type(HELD) if one.body["hold"] not in over]


def _said(one: Event, desk: Desk) -> str:
    who = f"{one.body['holder']} sees less" if one.body.get("holder") else "Everybody who was invited sees less"
    reason = desk.facing.words.get((one.id, "reason"), "")
    dangers = ENDANGERS[str(one.body["endangers"])]
    return f"{who} since {when(one.happened_at, desk.visit.now)}, as it would endanger {dangers}. {reason}"


SECOND_LOOK = ActPage(
    name="look-at-hold",
    title="Look at what is held back at a door",
    lead="Read why. What they are owed runs on meanwhile: holding back excuses nothing.",
    form=HoldLookedAtForm,
    then="told",
)
