"""What was agreed with partners: each thing with who does it and by when; and what an agency said of it."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.partners.standing import AgreedAction, partners_of
from wayhome.casework.partners.take_on import ChaseAgency, FinishTakenOn, Taken, TakeOn
from wayhome.kernel.ids import Subject
from wayhome.web.acting.boxes import day as a_day
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.rows import RowsForm
from wayhome.web.partners.beside import with_partners
from wayhome.web.partners.choices import MEETINGS, WHO, agency_words, in_words, line, one_of, posts
from wayhome.web.partners.of_one_child import OneChildForm, end_of
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.times import when

CAME_OF_IT: Choices = [
    ("asked", "They were asked again"), ("done", "They did it"), ("done_in_part", "They did part of it"),
    ("not_done", "They will not do it"), ("no_longer_needed", "It is not needed any more"),
]  # fmt: skip
PARTS = ("what", "agency", "owner", "by")


class ActionRows(RowsForm):
    """Rows of things agreed, each with what, who, and by when."""

    def prepare(self) -> None:
        """Ask for as many things as there are rows."""
        super().prepare()
        for number, (what, agency, owner, by) in self.row_fields(*PARTS):
            self.fields[what] = forms.CharField(label=f"Action {number}", required=False)
            self.fields[agency] = forms.ChoiceField(label="Who does it", choices=[("", "Choose"), *WHO], required=False)
            self.fields[owner] = forms.ChoiceField(
                label="Post, if the police do it", choices=posts(self.desk), required=False
            )
            self.fields[by] = a_day("By")

    def clean(self) -> dict[str, object]:
        """Ask for whoever does each thing, and its day; a row that holds nothing is none."""
        cleaned = super().clean()
        for _, names in self.row_fields(*PARTS):
            if any(cleaned.get(name) for name in names):
                self._clean_row(cleaned, names)
        return cleaned

    def _clean_row(self, cleaned: dict[str, object], names: tuple[str, ...]) -> None:
        what, agency, owner, by = names
        if not cleaned.get(what):
            self.add_error(what, ValidationError("Say what is to be done"))
        if not cleaned.get(agency):
            self.add_error(agency, ValidationError("Choose who does it"))
        if cleaned.get(agency) == "police" and not cleaned.get(owner):
            self.add_error(owner, ValidationError("Choose the post that does it"))
        if not cleaned.get(by) and by not in self.errors:
            self.add_error(by, ValidationError("Enter the day by which it is done"))

    def rows(self) -> list[tuple[forms.BoundField, ...]]:
        """Return the rows to place."""
        return [tuple(self[name] for name in names) for _, names in self.row_fields(*PARTS)]

    def taken(self) -> Iterator[Taken]:
        """Yield what each row came to."""
        given = self.cleaned_data
        for _, (what, agency, owner, by) in self.row_fields(*PARTS):
            if given[what]:
                yield Taken(what=given[what], agency=given[agency], owner=given[owner], due=end_of(given[by]))


class TakenOnForm(ActionRows, OneChildForm):
    """Where it was agreed, and thing by thing what, who and by when."""

    agreed_in = one_of("Where was it agreed?", MEETINGS, "Say where it was agreed", initial="strategy_discussion")
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def command(self, entering: Entering) -> Command:
        """Return the command; no row at all says that nothing was taken on."""
        agreed_in = self.cleaned_data["agreed_in"]
        return TakeOn(**self.about_child(entering), agreed_in=agreed_in, actions=tuple(self.taken()))


class AgencyAnswerForm(ActForm):
    """What became of something that another agency took on."""

    result = one_of("What came of it?", CAME_OF_IT, "Say what came of it")
    taken_to = line("Whom you asked, by their role")
    words = in_words("What they said")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "result": {"asked": ("taken_to",)},
    }

    def prepare(self) -> None:
        """Offer what agencies still owe for the children of the case; the one the link is about is chosen."""
        self.theirs = {f"{child} {one.name}": (child, one) for child, one in self._open()}
        about = next((key for key, (_, one) in self.theirs.items() if one.name == self.desk.about), None)
        self.fields["action"] = forms.ChoiceField(
            label="Which action?",
            choices=[(key, self._said(one)) for key, (_, one) in self.theirs.items()],
            widget=forms.RadioSelect,
            initial=about or (next(iter(self.theirs)) if len(self.theirs) == 1 else None),
            error_messages={"required": "Choose the action"},
        )
        self.order_fields(["action"])

    def _open(self) -> Iterator[tuple[Subject, AgreedAction]]:
        facing = self.desk.facing
        for child in facing.children:
            if story := facing.stories.get(child):
                yield from ((child, one) for one in partners_of(story, facing.words).open_actions)

    def _said(self, one: AgreedAction) -> str:
        by = f", by {when(one.due, self.desk.visit.now)}" if one.due else ""
        return f"{capital(agency_words(one.agency))}: {(one.what or one.name).rstrip('.')}{by}"

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        child, action = self.theirs[given["action"]]
        if given["result"] == "asked":
            taken_to = given["taken_to"] or None
            return ChaseAgency(**self.common(entering), child=child, action=action.name, taken_to=taken_to)
        return FinishTakenOn(
            **self.common(entering), child=child, action=action.name, result=given["result"],
            words=given["words"] or None,
        )  # fmt: skip


TAKEN_ON = ActPage(
    name="taken-on",
    title="What was agreed, and who does it",
    lead="What falls to the police becomes a line with its post and day. What another agency took on stays theirs. "
    "Send it empty where nothing was taken on.",
    form=TakenOnForm,
    template="partners/taken_on.html",
    beside=with_partners,
)
AGENCY_ANSWER = ActPage(
    name="agency-answer",
    title="What another agency did",
    lead="What an agency took on stays theirs until they say what came of it. Asking again does not end it.",
    form=AgencyAnswerForm,
    template="partners/act.html",
    beside=with_partners,
)
