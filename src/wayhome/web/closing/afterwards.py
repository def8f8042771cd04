"""What came in after closing: read, and the case opened again or kept closed for a reason."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.reconsider_closing import ReconsiderClosing
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when

NEWS = ("missing.information_received", "missing.whereabouts_reported", "missing.harm_indicated", "record.corrected")


class ReconsiderForm(ActForm):
    """Open it again, or keep it closed and say why."""

    decision = forms.ChoiceField(
        label="Having read it",
        choices=[("reopened", "Open the episode again"), ("stays_closed", "It stays closed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the episode is opened again"},
    )
    reason = forms.CharField(label="Why", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return ReconsiderClosing(**self.common(entering), decision=given["decision"], reason=given["reason"] or None)


def news(desk: Desk) -> Mapping[str, object]:
    """Return what came in after the episode was closed, in its own words, the latest first."""
    facing = desk.facing
    closed = facing.last("missing.episode_closed")
    since = [
        {
            "said": sentence(event),
            "when": when(event.happened_at, facing.now),
            "words": [words for (entry, _), words in facing.words.items() if entry == event.id],
        }
        for event in facing.story.own
        if closed and event.type in NEWS and event.happened_at >= closed.happened_at
    ]
    return {"news": since[::-1]}


RECONSIDER = ActPage(
    name="reconsider",
    title="Read what came in after closing",
    lead="Whoever tells us something new about a child expects that somebody reads it.",
    form=ReconsiderForm,
    button="Record the decision",
    template="closing/reconsider.html",
    beside=news,
)
