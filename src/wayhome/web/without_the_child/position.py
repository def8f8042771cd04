"""Where the child stands to the case: asked safely, kept in their words, and what follows said before it is sent."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.without_the_child.position import position_of
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm, children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.presenting.times import when
from wayhome.web.without_the_child.words import IN_THE_WAY, STANCES, stance_words


class PositionForm(OfChildForm):
    """What the child wants; who asked, how and where; and what would change it."""

    stance = forms.ChoiceField(
        label="Where do they stand to the case now?", choices=STANCES, widget=forms.RadioSelect,
        error_messages={"required": "Say where the child stands, or that they were not asked"},
    )  # fmt: skip
    not_asked_because = forms.ChoiceField(
        label="Why were they not asked?",
        choices=[
            ("", "Choose"), ("missing", "They are missing"), ("not_well_enough", "They are not well enough"),
            ("unsafe_to_ask", "It is not safe to ask"), ("too_young", "They are too young to be asked like this"),
            ("no_interpreter", "No interpreter or intermediary yet"), ("not_reached", "They could not be reached"),
            ("other", "Something else"),
        ],
        required=False,
    )  # fmt: skip
    position = spoken("In the child's own words", "As spoken. Do not tidy it.", rows=4)
    reasons = forms.MultipleChoiceField(
        label="What stands in their way", choices=IN_THE_WAY, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="What they gave, not what is guessed.",
    )  # fmt: skip
    would_change = spoken("What would change it, in their words", rows=2)
    given_as = forms.ChoiceField(
        label="How can somebody else check it?",
        choices=[
            ("recorded_interview", "Recorded interview"), ("body_worn_video", "Body-worn video"),
            ("signed_statement", "Signed statement"), ("through_advocate", "Through an advocate"),
            ("noted", "It was only noted"),
        ],
        initial="noted", widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    recording = forms.CharField(label="Reference of the recording or statement", required=False, max_length=80)
    asked_by = forms.ChoiceField(
        label="Who asked?",
        choices=[
            ("investigator", "The investigator"), ("interviewer", "An interviewer"), ("response", "A response officer"),
            ("social_worker", "A social worker"), ("advocate", "An advocate"),
            ("parent_or_carer", "A parent or carer"), ("other", "Somebody else"), ("unknown", "Not known"),
        ],
        initial="investigator", required=False,
    )  # fmt: skip
    asked_where = forms.ChoiceField(
        label="Where?",
        choices=[
            ("home", "At home"), ("placement", "In their placement"), ("school", "At school"),
            ("interview_suite", "Interview suite"), ("police_station", "Police station"), ("telephone", "By telephone"),
            ("other", "Elsewhere"), ("unknown", "Not known"),
        ],
        initial="unknown", required=False,
    )  # fmt: skip
    exploiter_absent = forms.ChoiceField(
        label="Is it ruled out that whoever harms them was there, near, or on the line?",
        choices=[("yes", "Yes, ruled out"), ("no", "No, they were"), ("unknown", "Not known")],
        initial="unknown", widget=forms.RadioSelect, required=False,
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "stance": {"not_asked": ("not_asked_because",)}}
    hints: ClassVar = {
        "stance": {
            "partly": "For instance: tells what happened, and will not come to court.",
            "cannot": "Too ill, too frightened, or kept from it.",
        }
    }

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return RecordPosition(
            **self.common(entering),
            child=self.chosen(),
            stance=given["stance"],
            not_asked_because=given["not_asked_because"] or None,
            given_as=given["given_as"] or "noted",
            recording=given["recording"] or None,
            asked_by=given["asked_by"] or "unknown",
            asked_where=given["asked_where"] or "unknown",
            exploiter_absent=given["exploiter_absent"] or "unknown",
            reasons=tuple(given["reasons"]),
            position=given["position"] or None,
            would_change=given["would_change"] or None,
        )


def beside(desk: Desk) -> Mapping[str, object]:
    """Return where each child stood when they were last heard."""
    return {"positions": [_told(desk, child, name) for child, name in children_of(desk)]}


def _told(desk: Desk, child: str, name: str) -> Mapping[str, object]:
    facing = desk.facing
    here = next(each for each in facing.children if each == child)
    standing = position_of(facing.story, here)
    recorded = standing.recorded
    return {
        "name": name,
        "words": stance_words(standing.stance),
        "when": when(recorded.happened_at, facing.now) if recorded else "",
        "said": facing.words.get((recorded.id, "position"), "") if recorded else "",
        "checkable": standing.can_be_checked,
    }


POSITION = ActPage(
    name="child-position",
    title="Where the child stands to the case",
    lead="The case does not rest on the child. What they say is kept, and what goes on without them is decided.",
    form=PositionForm,
    button="Record where they stand",
    template="without_the_child/position.html",
    beside=beside,
)
