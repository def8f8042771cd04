"""An act about one child of a case: which one is asked only where the case is of several."""

from django import forms

from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices
from wayhome.web.presenting.children import name_of


class OfChildForm(ActForm):
    """What an act about one child asks first; ``about`` in the link names the child already."""

    child = forms.ChoiceField(
        label="Which child?", widget=forms.RadioSelect, required=False,
        error_messages={"invalid_choice": "Choose one of the children of this case"},
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the children of the case, or ask nothing where there is one."""
        children = self.desk.facing.children
        if len(children) < 2:
            del self.fields["child"]
            return
        field = self.fields["child"]
        field.required = True
        field.error_messages["required"] = "Say which child this is about"
        field.choices = children_of(self.desk)  # type: ignore[attr-defined]  # django's stubs know no choices here
        if self.desk.about in children:
            field.initial = self.desk.about

    def chosen(self) -> Subject:
        """Return the child the act is about; only called once the form is valid."""
        given = self.cleaned_data.get("child")
        return Subject(given) if given else self.desk.facing.child


def children_of(desk: Desk) -> Choices:
    """Return the children of a case with what they are called."""
    names = desk.visit.parts.reading.names()
    return [(child, name_of(child, names)) for child in desk.facing.children]
