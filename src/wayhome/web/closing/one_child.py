"""Two children on record who are one, and one who turns out to be two."""

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.split_children import SplitChildren
from wayhome.kernel.ids import Subject
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage


def _child(given: str) -> Subject:
    """Read a child's reference as people write it: C-101, or child:C-101."""
    return Subject(given if ":" in given else f"child:{given.strip()}")


class OtherChildForm(ActForm):
    """Which other child, and how it is known."""

    other = forms.CharField(
        label="The other child",
        help_text="Their reference, as their page shows it: C-101.",
        error_messages={"required": "Enter the other child's reference"},
    )
    reason = forms.CharField(
        label="How it is known", help_text="Name, birth date, address, who knows them.", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def prepare(self) -> None:
        """Fill in the other child where the link says who is meant."""
        self.fields["other"].initial = self.desk.about


class JoinForm(OtherChildForm):
    """Two children on record are one."""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return MergeChildren(**self.common(entering), other=_child(given["other"]), reason=given["reason"] or None)


class PartForm(OtherChildForm):
    """Two records that were joined are of two children."""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return SplitChildren(**self.common(entering), other=_child(given["other"]), reason=given["reason"] or None)


JOIN = ActPage(
    name="join-children",
    title="Join two records of one child",
    lead="Everything held about either is read as about one child from now on. Nothing is moved, and it can be undone.",
    form=JoinForm,
    button="Join the records",
)
PART = ActPage(
    name="part-children",
    title="Part two children's records",
    lead="Each is read alone again. What held the risk of one up through the other no longer does, so an inspector who "
    "did not join them decides.",
    form=PartForm,
    button="Part the records",
)
