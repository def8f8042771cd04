"""Which child is meant: looked up among the children on record before a new one is begun: none is held twice."""

from collections.abc import Mapping
from datetime import date

from django import forms

from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import Subject
from wayhome.kernel.moments import in_london
from wayhome.web.acting.ages import FIGURES, AgeField, ask_of_age, years
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.forms import Choices, WhenForm
from wayhome.web.acting.written import day_of_birth
from wayhome.web.concerns.choices import day, short
from wayhome.web.http import Visit
from wayhome.web.presenting.entries import reference

NEW = "new"
AT_MOST, OLDEST = 8, 25
FOUND = "Children of that name are on record. Say whether it is one of them"


class FindsChild(WhenForm):
    """Who the child is; whoever is on record under such a name is offered before a new child is begun."""

    name = short("The child’s name", "As much as is known; a nickname will do.")
    born = day("Birth date, if it is known")
    age = AgeField(
        label="Or age, as somebody says", required=False, min_value=0, max_value=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "classes": "govuk-input--width-3"}),
        error_messages={"max_value": f"Enter an age of {OLDEST} or less", "invalid": FIGURES},
    )  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Ask about a birth date or an age that no child can have."""
        cleaned = super().clean()
        ask_of_age(self, in_london(self.now).date())
        return cleaned

    def offer_known(self, visit: Visit) -> None:
        """Ask whether it is one of the children on record, where what was sent leads to any."""
        known = known_children(visit, self.data)
        if known:
            choices = [*known, (NEW, "None of them: a child who is not on record yet")]
            self.fields["known"] = choice("Which child is it?", choices, lacking=FOUND)

    def chosen_child(self, new: Subject) -> Subject:
        """Return the child who was chosen, or a new one."""
        chosen = self.cleaned_data.get("known")
        return Subject(chosen) if chosen and chosen != NEW else new

    @property
    def is_new(self) -> bool:
        """Say whether the child is not on record yet."""
        return self.cleaned_data.get("known") in (None, "", NEW)


def known_children(visit: Visit, sent: Mapping[str, object]) -> Choices:
    """Return the children on record who may be meant by what was sent: who, when born, and why."""
    name, born = str(sent.get("name") or "").strip(), day_of_birth(str(sent.get("born") or ""))
    if not name and born is None:
        return []
    age = years(str(sent.get("age") or ""))
    about = visit.now.year - age if age is not None and born is None and len(name.split()) > 1 else None
    found = visit.parts.known_children.search(Asked(name=name, birth_date=born, born_about=about))[:AT_MOST]
    return [(one.child, _said(one.name or f"Child {reference(one.child)}", one.birth_date)) for one in found]


def shown_children(visit: Visit) -> tuple[str, ...]:
    """Return the children whom a page shows because of what was sent to it."""
    return tuple(child for child, _ in known_children(visit, visit.request.POST))


def _said(name: str, born: date | None) -> str:
    return f"{name}, born {born.day} {born:%B %Y}" if born else f"{name}, birth date not known"
