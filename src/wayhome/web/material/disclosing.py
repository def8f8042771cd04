"""Who answers for disclosure, and what the disclosure officer decides on each item."""

from collections.abc import Iterator, Mapping

from django import forms
from django.forms import BoundField

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.commands import Command, OnInvestigation
from wayhome.casework.material.disclose import DecideItem, NameDisclosureOfficer
from wayhome.casework.material.schedule import Item, schedule_of
from wayhome.kernel.ids import ActorId
from wayhome.web.accounts.models import Account
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Common, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

AT_ONCE = 20
DECISIONS: Choices = [
    ("", "Not decided"), ("neither", "Relevant; neither undermines nor assists"),
    ("undermines", "May undermine the case"), ("assists", "May assist the defence"), ("both", "May do both"),
    ("not_relevant", "Not relevant"),
]  # fmt: skip


class OfficerForm(ActForm):
    """Who it is."""

    officer = forms.ChoiceField(label="Disclosure officer", error_messages={"required": "Choose somebody"})
    reason = forms.CharField(
        label="If they investigate this case: why there is nobody else", required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer whoever may investigate."""
        accounts = Account.objects.filter(is_active=True).order_by("name")
        may_be = [(actor.id, account.name) for account in accounts if _may(actor := account.as_actor())]
        self.fields["officer"].choices = [("", "Choose"), *may_be]  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return NameDisclosureOfficer(
            **self.common(entering), officer=given["officer"], reason=given["reason"] or None
        )  # fmt: skip


class ItemsForm(ActForm):
    """The first items on which nothing was decided, or the one that the link names."""

    about_a_child = True

    def prepare(self) -> None:
        """Ask of each item what it is to the case."""
        for item in self.items:
            for name, field in _fields():
                self.fields[f"{name}_{item.number}"] = field

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items that the page asks of."""
        schedule = schedule_of(self.desk.facing)
        named = tuple(item for item in schedule.items if item.event.id == self.desk.about)
        return named or self._sent(schedule.items) or schedule.undecided[:AT_ONCE]

    def _sent(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return the items that were sent, which may have been decided on meanwhile."""
        return tuple(item for item in items if f"bearing_{item.number}" in self.data)

    @property
    def rows(self) -> Iterator[Mapping[str, object]]:
        """Yield each item with its fields."""
        for item in self.items:
            bound: list[BoundField] = [self[f"{name}_{item.number}"] for name, _ in _fields()]
            yield {"item": item, "words": said(self.desk, item), "fields": bound}

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each item that was decided on."""
        common = self.common(entering)
        decided = [item for item in self.items if self.cleaned_data[f"bearing_{item.number}"]]
        return {f"item-{item.number}": self._decision(item, common) for item in decided}

    def _decision(self, item: Item, common: Common) -> DecideItem:
        given = {name: self.cleaned_data[f"{name}_{item.number}"] for name, _ in _fields()}
        relevant = given["bearing"] != "not_relevant"
        return DecideItem(
            **common,
            entry=item.event.id,
            relevant=relevant,
            bearing=given["bearing"] if relevant else "neither",
            sensitive=given["sensitive"],
            reason=given["reason"] or None,
        )

    def clean(self) -> dict[str, object]:
        """Ask for one decision at least."""
        cleaned = super().clean()
        if not any(cleaned.get(f"bearing_{item.number}") for item in self.items):
            self.add_error(None, "Decide on one item at least")
        return cleaned

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the fields of one item."""
        number = name.removeprefix("item-")
        return tuple(f"{field}_{number}" for field, _ in _fields())


def _fields() -> tuple[tuple[str, forms.Field], ...]:
    return (
        ("bearing", forms.ChoiceField(label="What it is to the case", choices=DECISIONS, required=False)),
        ("sensitive", forms.BooleanField(label="Disclosing it may do serious harm", required=False)),
        ("reason", forms.CharField(label="Why", required=False, max_length=400)),
    )


def _may(actor: object) -> bool:
    return may(actor, Permission.INVESTIGATE)  # type: ignore[arg-type]


def said(desk: Desk, item: Item) -> str:
    """Say what an item is, in the words of its entry, with no personal word of anybody's."""
    return f"{sentence(item.event)}, {when(item.at, desk.facing.now)}"


def beside(desk: Desk) -> Mapping[str, object]:
    """Return who answers for disclosure, and how much is left."""
    schedule = schedule_of(desk.facing)
    officer = ActorId(schedule.officer)
    return {
        "officer": Called([officer])(officer) if officer else "",
        "is_theirs": bool(officer) and officer == desk.visit.actor.id,
        "left": len(schedule.undecided),
    }


OFFICER = ActPage(
    name="name-disclosure-officer",
    title="Name the disclosure officer",
    lead="Who records, keeps and reveals the material of the case, and decides what each item is to it.",
    form=OfficerForm,
    button="Name them",
    template="material/officer.html",
    beside=beside,
)
ITEMS = ActPage(
    name="decide-items",
    title="Decide on items of the schedule",
    lead="The schedule is drawn from the record. What each item is to the case is the disclosure officer's decision.",
    form=ItemsForm,
    button="Record the decisions",
    template="material/items.html",
    beside=beside,
    then="disclosure",
)
