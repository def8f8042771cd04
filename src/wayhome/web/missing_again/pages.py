"""The plan for the next time, the meeting asked for, and the meeting held: each an act with its page."""

from datetime import datetime
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.hold_meeting import Agreed, HoldMeeting
from wayhome.casework.request_meeting import RequestMeeting
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.web.acting.boxes import day_to_come
from wayhome.web.acting.forms import KNOWN, ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.rows import RowsForm
from wayhome.web.missing_again.history import history, plan_of
from wayhome.web.missing_again.meetings import PARTNERS


def _area(label: str, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class TriggerPlanForm(ActForm):
    """What is done first when this child is missing again; it opens as the plan stands."""

    first_actions = _area(
        "First actions, one a line", "In the order to do them. Who to ring, what to ask, where to go."
    )
    places = _area("Places to look at first, one a line", rows=3)
    people = _area("People to ask or to look for first, one a line", rows=3)
    shared_with_carer = forms.ChoiceField(
        label="Does whoever cares for the child have the plan?", choices=KNOWN, initial="not_asked",
        widget=forms.RadioSelect,
    )  # fmt: skip
    after_this_episode = forms.BooleanField(label="This is the review after this episode", required=False)

    def prepare(self) -> None:
        """Begin with the plan as it stands."""
        plan = plan_of(self.desk)
        for title, lines in plan.parts if plan else ():
            name = {"First actions": "first_actions"}.get(title, title.lower())
            self.fields[name].initial = "\n".join(lines)

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return UpdateTriggerPlan(
            **self.common(entering),
            first_actions=tuple(given["first_actions"].splitlines()),
            places=tuple(given["places"].splitlines()),
            people=tuple(given["people"].splitlines()),
            shared_with_carer=given["shared_with_carer"],
            after_this_episode=given["after_this_episode"],
        )


class MeetingAskedForm(ActForm):
    """Whom the police asked to meet, and what about."""

    invited = forms.MultipleChoiceField(
        label="Who is asked to come?", choices=PARTNERS, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = _area("What the meeting is to settle", "What keeps happening, what is known, what each can do.")

    def clean(self) -> dict[str, object]:
        """Ask whom: with nobody asked to come, no meeting was asked for."""
        cleaned = super().clean()
        if not cleaned.get("invited") and "invited" not in self.errors:
            self.add_error("invited", "Tick who is asked to come")
        return cleaned

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return RequestMeeting(**self.common(entering), invited=tuple(given["invited"]), reason=given["reason"] or None)


class MeetingHeldForm(RowsForm):
    """Who came, and each thing agreed: what, who, by when."""

    police_attended = forms.ChoiceField(
        label="Did the police take part?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect,
        error_messages={"required": "Say whether the police took part"},
    )  # fmt: skip
    came = forms.MultipleChoiceField(
        label="Who came?", choices=PARTNERS, required=False, widget=forms.CheckboxSelectMultiple
    )
    summary = _area("What was said")

    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def prepare(self) -> None:
        """Ask for as many actions as there are rows."""
        for number, (what, who, by) in self.row_fields("what", "who", "by"):
            self.fields[what] = forms.CharField(label=f"Action {number}", required=False)
            self.fields[who] = forms.CharField(label=f"Who does action {number}", required=False)
            self.fields[by] = day_to_come(f"By which day is action {number} done")

    def clean(self) -> dict[str, object]:
        """Ask for the day of each action that is given."""
        cleaned = super().clean()
        for _, (what, who, by) in self.row_fields("what", "who", "by"):
            if (cleaned.get(what) or cleaned.get(who)) and not cleaned.get(by) and by not in self.errors:
                self.add_error(by, "Enter the day by which it is done")
            self._ask_for_a_day_after(by)
        return cleaned

    def _ask_for_a_day_after(self, by: str) -> None:
        """Refuse a day before the meeting: by a slip of the year the action would be years overdue at once."""
        given = self.cleaned_data
        met = given.get("on") if given.get("when") == "earlier" else in_london(self.now).date()
        if met and given.get(by) and given[by] < met:
            self.add_error(by, f"That day is before the meeting: enter {met:%d.%m.%Y} or a later one")

    def rows(self) -> list[tuple[forms.BoundField, ...]]:
        """Return the rows to place."""
        return [tuple(self[name] for name in names) for _, names in self.row_fields("what", "who", "by")]

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return HoldMeeting(
            **self.common(entering),
            police_attended=given["police_attended"] == "yes",
            came=tuple(given["came"]),
            actions=tuple(self._agreed()),
            summary=given["summary"] or None,
        )

    def _agreed(self) -> list[Agreed]:
        given = self.cleaned_data
        rows = [names for _, names in self.row_fields("what", "who", "by") if given[names[0]] or given[names[1]]]
        midnight = datetime.max.time().replace(microsecond=0)
        return [
            Agreed(what=given[what], owner=given[who], due=as_utc(datetime.combine(given[by], midnight, LONDON)))
            for what, who, by in rows
        ]


TRIGGER_PLAN = ActPage(
    name="trigger-plan",
    title="Trigger plan",
    lead="What is done first if this child is missing again, from what earlier times taught. It is read at the next "
    "report, before anyone goes out.",
    form=TriggerPlanForm,
    button="Record the plan",
    template="missing_again/act.html",
    beside=history,
)
MEETING_ASKED = ActPage(
    name="meeting-asked",
    title="Ask partners to meet about the child",
    lead="Those who know the child see together what keeps happening, and each says what they will do.",
    form=MeetingAskedForm,
    template="missing_again/act.html",
    beside=history,
)
MEETING_HELD = ActPage(
    name="meeting-held",
    title="The meeting about the child",
    lead="Each thing agreed stays owed, with its owner and its day.",
    form=MeetingHeldForm,
    button="Record the meeting",
    template="missing_again/meeting.html",
)
