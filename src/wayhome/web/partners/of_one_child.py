"""Which child an act is about, asked where a case is of several."""

from datetime import date, datetime, time
from typing import TypedDict

from django import forms

from wayhome.casework.commands import Acting
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import LONDON, Precision, as_utc
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.presenting.entries import reference


class OfChild(TypedDict):
    """What every command about one child of a case carries."""

    by: Acting
    happened_at: datetime
    key: str
    precision: Precision
    record: RecordId
    seen: int | None
    child: Subject | None


class OneChildForm(ActForm):
    """A form about one child of the case; of a case of one, nothing is asked."""

    def prepare(self) -> None:
        """Ask which child, where there are several."""
        children = self.desk.facing.children
        if len(children) < 2:
            return
        names = self.desk.visit.parts.reading.names()
        self.fields["child"] = forms.ChoiceField(
            label="Which child is it about?",
            choices=[(child, names.get(child, f"Child {reference(child)}")) for child in children],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose the child", "invalid_choice": "Choose a child of this case"},
        )
        self.order_fields(["child"])

    @property
    def child(self) -> Subject:
        """Return the child it is about: the one chosen, else the first of the case."""
        return Subject(self.cleaned_data.get("child") or self.desk.facing.child)

    def about_child(self, entering: Entering) -> OfChild:
        """Return what a command about the child carries."""
        return OfChild(**self.common(entering), child=self.child)


def end_of(day: date) -> datetime:
    """Return the last second of a day on London's clock, in UTC."""
    return as_utc(datetime.combine(day, time(23, 59, 59), LONDON))
