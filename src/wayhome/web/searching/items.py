"""What is needed to recognise and trace the child, and where the child is circulated."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.record_done import RecordDone
from wayhome.record.events.missing import IdentityRecorded
from wayhome.record.events.missing_search import Circulated, ItemObtained
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import line as line_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.searching.saying import CIRCULATIONS, ITEMS, OBTAINED

COMPLETE: Choices = [
    ("yes", "Yes: each part was given, or asked and not known"),
    ("no", "No: something is still to be asked"),
]


class ItemsForm(ActForm):
    """Each thing that was asked for, and what came of it; one that is left open is not entered."""

    may_publish = choice_field("May the photo be published?", KNOWN)

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "photo": {"obtained": ("may_publish",)}}

    def prepare(self) -> None:
        """Ask for each thing, those that are still owed first."""
        has = {str(event.body["item"]): event for event in self.desk.facing.story.of_type("missing.item_obtained")}
        asked = sorted(ITEMS, key=lambda item: item[0] in has)
        for code, words in asked:
            held = has.get(code)
            hint = f"Recorded: {dict(OBTAINED)[str(held.body.get('result', 'obtained'))].lower()}" if held else ""
            self.fields[code] = choice_field(words, OBTAINED, hint=hint)
        self.order_fields([code for code, _ in asked])

    def clean(self) -> dict[str, object]:
        """Ask for at least one thing."""
        cleaned = super().clean()
        if not any(cleaned.get(code) for code, _ in ITEMS):
            self.add_error("photo", ValidationError("Say of at least one thing what came of it"))
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each thing."""
        given = self.cleaned_data
        return {
            code: RecordDone(**self.common(entering), fact=self._fact(code, given[code]))
            for code, _ in ITEMS
            if given.get(code)
        }

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the field of one thing."""
        return (name,)

    def _fact(self, code: str, result: str) -> ItemObtained:
        publish = self.cleaned_data.get("may_publish") if code == "photo" else ""
        return ItemObtained.model_validate({"item": code, "result": result, "may_publish": publish or "not_asked"})


class CirculateForm(ActForm):
    """Where the child is circulated, each with its reference where there is one."""

    def prepare(self) -> None:
        """Ask for each place, and say of those that it was done there."""
        done = {str(event.body["on"]) for event in self.desk.facing.story.of_type("missing.circulated")}
        choices = [(code, f"{words} (done before)" if code in done else words) for code, words in CIRCULATIONS]
        self.fields["places"] = forms.MultipleChoiceField(
            label="Where?", choices=choices, widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose at least one"},
        )  # fmt: skip
        for code, _ in CIRCULATIONS:
            self.fields[code] = line_field("Reference, if there is one", most=80)
        self.reveals = {**ActForm.reveals, "places": {code: (code,) for code, _ in CIRCULATIONS}}  # type: ignore[misc]

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each place."""
        given = self.cleaned_data
        return {
            code: RecordDone(**self.common(entering), fact=Circulated(on=code, reference=given[code] or None))
            for code in given["places"]
        }


class IdentityForm(ActForm):
    """What the child looks like and wears, how to reach whoever reported, and whether that is all."""

    description = words_field("What the child looks like", "Height, build, hair, eyes, skin, marks, voice, glasses.")
    clothing = words_field("What the child was wearing", "From shoes to bag. Ask what is gone from the room.")
    contact = words_field("How to reach whoever reported", "The number that is answered tonight.", rows=2)
    complete = choice_field("Is that all of it?", COMPLETE, lacking="Say whether something is still to be asked")

    def command(self, entering: Entering) -> RecordDone:
        """Return the command."""
        given = self.cleaned_data
        fact = IdentityRecorded(
            complete=given["complete"] == "yes",
            description=given["description"] or None,
            clothing=given["clothing"] or None,
            informant_contact=given["contact"] or None,
        )
        return RecordDone(**self.common(entering), fact=fact)


def held_of_identity(desk: Desk) -> dict[str, Any]:
    """Return the words that are held of who the child is, the last first."""
    names = {"description": "Looks like", "clothing": "Was wearing", "informant_contact": "Reach whoever reported"}
    entries = reversed(desk.facing.story.of_type("missing.identity_recorded"))
    said = ((names[field], desk.facing.words.get((event.id, field))) for event in entries for field in names)
    return {"held": [{"key": name, "value": words} for name, words in said if words]}


OBTAIN_ITEMS = ActPage(
    name="obtain-items",
    title="Photo, description, phone and accounts",
    lead="Record what was asked for and what came of it. Leave open what nobody has asked for yet.",
    form=ItemsForm,
    template="searching/items.html",
    then="looking",
)
CIRCULATE = ActPage(
    name="circulate",
    title="Circulate the child as missing",
    lead="On the national computer, so that any officer in any force who meets the child knows.",
    form=CirculateForm,
    then="looking",
)
IDENTITY = ActPage(
    name="record-identity",
    title="Who the child is",
    form=IdentityForm,
    template="searching/identity.html",
    beside=held_of_identity,
)
