"""Putting a child on the list of a meeting, taking them off, and what the meeting decided for them."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms

from wayhome.application.meeting_pack.meetings import Meeting, meetings
from wayhome.casework.commands import Command
from wayhome.casework.partners.list_children import ListForMeeting, TakeOffList, is_listed
from wayhome.casework.partners.minutes import MinuteMeeting
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.partners.agreed import ActionRows
from wayhome.web.partners.beside import with_partners
from wayhome.web.partners.choices import CAME, YES_NO, in_words, one_of
from wayhome.web.partners.of_one_child import OneChildForm
from wayhome.web.presenting.times import when

BECAUSE: Choices = [
    ("next_meeting", "A later meeting looks at it"), ("not_needed", "The danger is dealt with"),
    ("in_error", "They were listed in error"), ("other_area", "Another area’s meeting looks at it"),
]  # fmt: skip
ELSEWHERE: Choices = [("", "A meeting that is not kept here")]


class OfMeetingForm(OneChildForm):
    """A form about one child and one meeting; the link may name both, the meeting first."""

    lacking_meeting: ClassVar[str] = "Choose the meeting"

    def prepare(self) -> None:
        """Offer the meetings; what the link is about is chosen."""
        super().prepare()
        meeting, _, child = self.desk.about.partition(" ")
        offered = list(self.offered())
        may_be_none = any(not key for key, _ in offered)
        self.fields["meeting"] = forms.ChoiceField(
            label="Which meeting?", choices=offered, widget=forms.RadioSelect, required=not may_be_none,
            initial=meeting or (offered[0][0] if offered else None), error_messages={"required": self.lacking_meeting},
        )  # fmt: skip
        if "child" in self.fields and child in self.desk.facing.children:
            self.fields["child"].initial = child
        self.order_fields([name for name in ("child", "meeting") if name in self.fields])

    def offered(self) -> Iterator[tuple[str, str]]:
        """Yield the meetings that the form is about, with what each is called."""
        raise NotImplementedError

    def known(self) -> tuple[Meeting, ...]:
        """Return every meeting that is held or to come."""
        return tuple(one for one in meetings(self.desk.visit.parts.reading) if not one.called_off)

    def called(self, one: Meeting) -> str:
        """Return what a meeting is called in a choice."""
        return f"{one.area}, {when(one.at, self.desk.visit.now)}"


class ListForm(OfMeetingForm):
    """Which meeting, and what it is to settle."""

    report = in_words("What is the meeting to settle?", hint="What keeps happening, and what each can do.")

    def offered(self) -> Iterator[tuple[str, str]]:
        """Yield the meetings to come, the next first."""
        now = self.desk.visit.now
        yield from ((one.key, self.called(one)) for one in self.known() if one.at >= now)
        yield from ELSEWHERE

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return ListForMeeting(
            **self.about_child(entering), meeting=given["meeting"] or None, report=given["report"] or None
        )


class TakeOffForm(OfMeetingForm):
    """Which meeting, and why the child is not seen to there."""

    because = one_of("Why?", BECAUSE, "Say why")
    reason = in_words("In your own words", "Say why, in a sentence")

    def offered(self) -> Iterator[tuple[str, str]]:
        """Yield the meetings on whose list a child of the case stands."""
        told = [self.desk.facing.stories.get(child) for child in self.desk.facing.children]
        for one in self.known():
            if any(is_listed(story, one.key) for story in told):
                yield one.key, self.called(one)

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return TakeOffList(
            **self.about_child(entering), meeting=given["meeting"], because=given["because"], reason=given["reason"]
        )


class MinutesForm(ActionRows, OfMeetingForm):
    """Which meeting, who came, what was said, and each thing agreed."""

    police_attended = one_of("Did the police take part?", YES_NO, "Say whether the police took part")
    came = forms.MultipleChoiceField(
        label="Who came?", choices=CAME, required=False, widget=forms.CheckboxSelectMultiple
    )
    summary = in_words("What was said about the child")
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def offered(self) -> Iterator[tuple[str, str]]:
        """Yield the meetings that have begun, the latest first."""
        now = self.desk.visit.now
        begun = [one for one in self.known() if one.at <= now]
        yield from ((one.key, self.called(one)) for one in reversed(begun))

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return MinuteMeeting(
            **self.about_child(entering), meeting=given["meeting"], police_attended=given["police_attended"] == "yes",
            came=tuple(given["came"]), summary=given["summary"] or None, actions=tuple(self.taken()),
        )  # fmt: skip


LIST = ActPage(
    name="list-for-meeting",
    title="List the child for a meeting of partners",
    lead="Those who know the child see together what keeps happening, and each says what they will do.",
    form=ListForm,
    template="partners/act.html",
    beside=with_partners,
)
TAKE_OFF = ActPage(
    name="take-off-list",
    title="Take the child off the list of a meeting",
    lead="Where a later meeting looks at it, the child is owed a place on its list.",
    form=TakeOffForm,
    template="partners/act.html",
    beside=with_partners,
)
MINUTES = ActPage(
    name="meeting-minutes",
    title="What the meeting decided for the child",
    lead="What falls to the police becomes a line with its post and day. What another agency took on stays theirs.",
    form=MinutesForm,
    template="partners/minutes.html",
    beside=with_partners,
)
