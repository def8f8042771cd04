"""The child seen in person, the talk with them, the attempts, and who may put it off."""

from datetime import datetime
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.put_off_seeing import PutOffSeeing
from wayhome.casework.record_done import RecordDone
from wayhome.casework.see_child import SeeChild
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.events.missing_return import InterviewAttempted
from wayhome.web.acting.forms import KNOWN, ActForm, Entering
from wayhome.web.acting.pages import ActPage


class SeenForm(ActForm):
    """Who saw the child, and how the child was."""

    by_whom = forms.ChoiceField(
        label="Who saw the child?",
        choices=[
            ("police", "Our officers"), ("police_other_force", "Another force's officers"),
            ("social_worker", "A social worker"), ("health", "Health staff"), ("placement", "Staff of the placement"),
            ("school", "School staff"), ("other_professional", "Another professional"),
        ],
        initial="police",
    )  # fmt: skip
    professional = forms.CharField(
        label="Their name, role and how to reach them",
        help_text="For anyone but police. Without it, this counts as what somebody said.",
        required=False,
    )
    well = forms.ChoiceField(label="Is the child well?", choices=KNOWN[:3], initial="", widget=forms.RadioSelect)

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return SeeChild(
            **self.common(entering),
            by_whom=given["by_whom"],
            well=given["well"],
            professional=given["professional"] or None,
        )


class TalkForm(ActForm):
    """How the child was met, where, whether alone, hurt, and whether there is early evidence to secure."""

    mode = forms.ChoiceField(
        label="How was it held?",
        choices=[
            ("in_person", "In person"), ("in_person_declined", "Seen in person; the child did not wish to talk"),
            ("telephone", "By telephone"), ("video", "By video"), ("third_party", "Through someone else"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how the talk was held"},
    )  # fmt: skip
    where = forms.CharField(label="Where, and who with", help_text="Officers by name and number.", required=False)
    alone = forms.ChoiceField(
        label="Was the child spoken to without those who care for them?", choices=KNOWN, initial="not_asked",
        widget=forms.RadioSelect,
    )  # fmt: skip
    injuries = forms.ChoiceField(
        label="Is the child hurt?", choices=KNOWN, initial="not_asked", widget=forms.RadioSelect
    )
    forensic_chance = forms.ChoiceField(
        label="Is there early evidence to secure?", choices=KNOWN, initial="not_asked", widget=forms.RadioSelect,
        help_text="Clothes, phone, early evidence kit. It is lost by the hour.",
    )  # fmt: skip

    hints: ClassVar = {
        "mode": {
            "in_person_declined": "The child was still seen. Say so, and offer again.",
            "telephone": "Kept. It does not discharge seeing the child.",
        },
    }

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return HoldInterview(
            **self.common(entering),
            mode=given["mode"],
            alone=given["alone"],
            injuries=given["injuries"],
            forensic_chance=given["forensic_chance"],
            where=given["where"] or None,
        )


class TriedForm(ActForm):
    """Nothing but when."""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        return RecordDone(**self.common(entering), fact=InterviewAttempted())


class PutOffForm(ActForm):
    """Why the child cannot be seen yet, and when it is tried again."""

    reason = forms.CharField(label="Why not yet", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    again_on = forms.DateField(label="Seen again on", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    again_at = forms.TimeField(label="At", required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def command(self, entering: Entering) -> OnCase:
        """Return the command; what it lacks is refused in the rule's words."""
        given = self.cleaned_data
        on, at = given["again_on"], given["again_at"]
        again = as_utc(datetime.combine(on, at, LONDON)) if on and at else None
        return PutOffSeeing(**self.common(entering), reason=given["reason"] or None, again_at=again)


SEEN = ActPage(
    name="seen",
    title="The child was seen",
    lead="Someone with a duty to look saw the child. A child who is said to be fine has not been seen.",
    form=SeenForm,
)
TALK = ActPage(
    name="talk",
    title="The talk with the child",
    lead="In person, as soon as it can be: are they safe, were they harmed, what happened, what do they want now. "
    "A telephone call is kept and does not count as seeing the child.",
    form=TalkForm,
    template="returning/heard.html",
)
TRIED = ActPage(
    name="tried-to-see",
    title="Officers went to see the child and could not",
    lead="Record each attempt. Seeing the child stays owed.",
    form=TriedForm,
)
PUT_OFF = ActPage(
    name="put-off-seeing",
    title="Put off seeing the child",
    lead="Only a duty inspector or above, signed in as themselves, with a reason and the time it is tried again.",
    form=PutOffForm,
)
