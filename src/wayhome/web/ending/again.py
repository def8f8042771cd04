"""Ended cases: what comes in, looking at them again, and reporting the one that ran out of time."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.ending.look_again import AddInformation, RevisitCase, news_since, owes_why
from wayhome.casework.ending.report_breach import ReportBreach, ran_out
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when

CAME_FROM = [
    ("child", "The child, or the adult they have become"), ("another_child", "Another child"), ("family", "Family"),
    ("professional", "Somebody who works with them"), ("intelligence", "Intelligence"),
    ("held_record", "A record that is held"), ("evidence", "Evidence that came in"),
    ("other_force", "Another force"), ("anonymous", "Somebody who gave no name"), ("other", "Another way"),
]  # fmt: skip


class InformationForm(ActForm):
    """What is new."""

    came_from = forms.ChoiceField(
        label="From whom, or what?", choices=CAME_FROM, widget=forms.RadioSelect,
        error_messages={"required": "Say from whom or what it came"},
    )  # fmt: skip
    what = forms.CharField(
        label="What is new", widget=forms.Textarea(attrs={"rows": 5}), error_messages={"required": "Say what is new"}
    )

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return AddInformation(**self.common(entering), came_from=given["came_from"], what=given["what"])


class RevisitForm(ActForm):
    """Open it again, or keep it ended and say why."""

    result = forms.ChoiceField(
        label="Having looked again",
        choices=[("reopened", "Open it again"), ("stays_ended", "It stays ended")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is opened again"},
    )
    child_asked = forms.ChoiceField(
        label="Were they asked again whether they can support it?",
        choices=[("yes", "Yes"), ("no_and_why", "No, and I say why"), ("unknown", "Not known")],
        initial="unknown", widget=forms.RadioSelect, required=False,
        help_text="Ask before anybody comes to them about it.",
    )  # fmt: skip
    reason = forms.CharField(label="Why", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        """Ask why alone where the case came in as opened again and nobody said why."""
        if owes_why(self.desk.facing):
            del self.fields["result"]
            self.fields["reason"].label = "Why was it opened again?"

    def clean(self) -> dict[str, object]:
        """Ask why it is opened again: whoever gets it begins from that, and it is what the child is told."""
        given = super().clean() or self.cleaned_data
        opened = given.get("result") == "reopened" or "result" not in self.fields
        if opened and not given.get("reason"):
            self.add_error("reason", "Say why it is opened again: what came in, or what can be done now")
        return given

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return RevisitCase(
            **self.common(entering),
            result=given.get("result", "reopened"),
            child_asked=given["child_asked"] or "unknown",
            reason=given["reason"] or None,
        )


class BreachForm(ActForm):
    """Nothing is asked but when."""

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return ReportBreach(**self.common(entering))


def since(desk: Desk) -> Mapping[str, object]:
    """Return how it ended, and what came in since, in its own words, the latest first."""
    facing = desk.facing
    ended = facing.last("investigation.outcome_reached")
    news = [
        {
            "said": sentence(event),
            "when": when(event.happened_at, facing.now),
            "words": [words for (entry, _), words in facing.words.items() if entry == event.id],
        }
        for event in news_since(facing)
    ]
    return {
        "ended_as": f"{sentence(ended)}, {when(ended.happened_at, facing.now)}" if ended else "",
        "why": facing.words.get((ended.id, "reason"), "") if ended else "",
        "has_ended": facing.is_closed,
        "owes_why": owes_why(facing),
        "news": news[::-1],
    }


def ran_out_of_time(desk: Desk) -> Mapping[str, object]:
    """Return the outcome that is reported."""
    event = ran_out(desk.facing)
    return {"ended_as": f"{sentence(event)}, {when(event.happened_at, desk.facing.now)}" if event else ""}


INFORMATION = ActPage(
    name="new-information",
    title="Something new came in",
    lead="Whoever tells us something about an ended case expects that somebody looks at it. It is looked at at once.",
    form=InformationForm,
)
REVISIT = ActPage(
    name="look-again",
    title="Look again at the ended case",
    lead="What a child cannot do now they may be able to do later, and others may speak.",
    form=RevisitForm,
    button="Record the decision",
    template="ending/look_again.html",
    beside=since,
)
BREACH = ActPage(
    name="report-breach",
    title="Report that the case ran out of time",
    lead="The case failed the child: those who answer for the force hear of it within the hour.",
    form=BreachForm,
    button="Report it",
    template="ending/breach.html",
    beside=ran_out_of_time,
)
