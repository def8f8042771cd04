"""Write the plan part by part, with what is on record beside each; and bring it up to date when something changes."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.planning.make_plan import MakeCasePlan, PartSaid, RevisePlan
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.planning.document import BECAUSE, Document, Section, document_of
from wayhome.web.presenting.entries import capital

NOT = "_not"  # behind a part's name: the box for its not applying
CHANGED: Choices = [(key, capital(words)) for key, words in BECAUSE.items()]


class Written:
    """One part as the form places it: its section, its box, and the box for its not applying."""

    def __init__(self, section: Section, box: forms.BoundField, applies_not: forms.BoundField | None) -> None:
        self.section = section
        self.box = box
        self.applies_not = applies_not


class PlanForm(ActForm):
    """A box for each part of the plan, and one to say that it does not apply."""

    def prepare(self) -> None:
        """Put in a box for each part, with what it says now."""
        for section in self.document.sections:
            self.fields[section.key] = forms.CharField(
                label=section.title,
                help_text=section.asks,
                required=False,
                initial=section.words,
                widget=forms.Textarea(
                    attrs={"rows": max(3, min(section.words.count("\n") + len(section.words) // 80, 12))}
                ),
            )
            if not self.desk.pack.plan_parts[section.key].always_applies:
                label = "This does not apply; why stands in the box"
                self.fields[section.key + NOT] = forms.BooleanField(
                    label=label, required=False, initial=section.is_filled and not section.applies
                )

    @property
    def document(self) -> Document:
        """Return the plan as it stands; worked out once for each page, and kept with the desk."""
        kept = vars(self.desk)
        if "_plan" not in kept:
            kept["_plan"] = document_of(self.desk)
        found = kept["_plan"]
        if not isinstance(found, Document):
            raise TypeError(found)
        return found

    @property
    def written(self) -> list[Written]:
        """Return the parts in order, as the page places them."""
        return [
            Written(one, self[one.key], self[one.key + NOT] if one.key + NOT in self.fields else None)
            for one in self.document.sections
        ]

    def parts(self) -> tuple[PartSaid, ...]:
        """Return what is in the boxes; whether it differs from what stands is decided with the record at hand."""
        given = self.cleaned_data
        return tuple(
            PartSaid(part=one.key, words=given[one.key].strip(), applies=not given.get(one.key + NOT, False))
            for one in self.document.sections
        )


class MakeForm(PlanForm):
    """The first version."""

    def command(self, entering: Entering) -> MakeCasePlan:
        """Return the command; parts that say nothing are none yet."""
        said = tuple(one for one in self.parts() if one.words or not one.applies)
        return MakeCasePlan(**self.common(entering), parts=said)


class ReviseForm(PlanForm):
    """What changed, the parts as they are to stand, or why none changes."""

    because = forms.ChoiceField(
        label="What changed?", choices=CHANGED, widget=forms.RadioSelect,
        error_messages={"required": "Choose what changed"},
    )  # fmt: skip
    nothing_changes = forms.CharField(
        label="Or why does the plan stand as it is?",
        help_text="Only where something changed and no part of the plan changes with it.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    order_last: ClassVar[tuple[str, ...]] = ("nothing_changes", "when")

    def command(self, entering: Entering) -> RevisePlan:
        """Return the command."""
        return RevisePlan(
            **self.common(entering),
            because=self.cleaned_data["because"],
            parts=self.parts(),
            nothing_changes=self.cleaned_data["nothing_changes"] or None,
        )


def beside_plan(desk: Desk) -> Mapping[str, object]:
    """Return the plan as it stands, for what is missing and what changed since."""
    return {"plan": document_of(desk)}


MAKE = ActPage(
    name="make-case-plan",
    title="The investigation plan",
    lead="Write what you know and what is to be done. What is on record stands beside each part: nobody copies it. "
    "A first version may have gaps; what is needed before it is endorsed is named.",
    form=MakeForm,
    button="Make the plan",
    template="planning/write.html",
    beside=beside_plan,
    then="investigation-plan",
)
REVISE = ActPage(
    name="revise-case-plan",
    title="Bring the plan up to date",
    lead="Change the parts that change; the rest stands as it is. Every version can be read again.",
    form=ReviseForm,
    button="Keep this version",
    template="planning/write.html",
    beside=beside_plan,
    then="investigation-plan",
)
