"""A crime done to the child, recorded; its investigation opens with duties of its own."""

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.concerns.standing import open_investigations
from wayhome.casework.record_crime import RecordCrime
from wayhome.kernel.ids import RecordId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.new_names import new_investigation

ANOTHER = "another"


class CrimeForm(ActForm):
    """Which offence was done to the child."""

    offence = forms.ChoiceField(
        label="What was done to the child?",
        choices=[
            ("sexual", "A sexual offence"), ("criminal_exploitation", "Criminal exploitation"),
            ("modern_slavery", "Modern slavery or trafficking"), ("images", "Indecent images"),
            ("violence", "Violence, threats or robbery"), ("drugs", "A drugs offence"), ("other", "Another offence"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say which offence was done to the child"},
    )  # fmt: skip

    part_of = forms.ChoiceField(label="Is it part of an investigation that is open?", widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Ask only where an investigation about the child is open; the newest is begun with."""
        facing = self.desk.facing
        held = open_investigations(facing.child, facing.stories)
        if not held:
            del self.fields["part_of"]
            return
        offered = [(record, f"Yes, of {record}") for record, _ in held]
        field = forms.ChoiceField(
            label="Is it part of an investigation that is open?",
            choices=[*offered, (ANOTHER, "No, it is about other people: open another")],
            widget=forms.RadioSelect,
            initial=offered[-1][0],
            required=False,  # the same press sent again comes from a page that did not ask yet
        )
        self.fields["part_of"] = field

    def command(self, entering: Entering) -> OnCase:
        """Return the command; a new investigation is named after the act's key, so that sending it again opens one."""
        common = self.common(entering)
        cases = dict(open_investigations(self.desk.facing.child, self.desk.facing.stories))
        named = RecordId(self.cleaned_data.get("part_of") or ANOTHER)
        if named in cases:
            offence = self.cleaned_data["offence"]
            return RecordCrime(**common, offence=offence, investigation=cases[named], opens=named)
        opens, investigation = new_investigation(str(common["key"]))
        return RecordCrime(**common, offence=self.cleaned_data["offence"], investigation=investigation, opens=opens)


def recorded_before(desk: Desk) -> dict[str, object]:
    """Return the crimes recorded about the child before, so that one is not recorded twice by mistake."""
    story = desk.facing.stories.get(desk.facing.child)
    events = story.of_type("investigation.crime_recorded") if story else []
    recorded = tuple(str(event.record) for event in events)
    return {"recorded": recorded, "shows": recorded}


RECORD_CRIME = ActPage(
    name="record-crime",
    title="Record the crime",
    lead="A child who tells of harm has reported it: the crime is recorded within 24 hours, whether or not anything "
    "can be proved yet. An investigation opens with its own duties.",
    form=CrimeForm,
    button="Record the crime",
    template="returning/crime.html",
    beside=recorded_before,
)
