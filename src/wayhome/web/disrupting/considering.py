"""The page on which every means of disruption is considered, many in one go; and the page of one power."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import Http404

from wayhome.casework.commands import Command
from wayhome.casework.disrupting.consider import Choice, ConsiderPowers
from wayhome.casework.disrupting.powers import PowerStanding
from wayhome.casework.disrupting.standing import Disruption
from wayhome.web.acting.boxes import words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.drafts import ABOUT_WHICH
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.disrupting.asking import adults, area_of, one_of, stands, suspect_field
from wayhome.web.disrupting.cards import GROUPS, Card, card, cards
from wayhome.web.disrupting.in_force_here import in_force_here

DECIDE: Choices = [
    ("", "Not decided"), ("use", "Use it"), ("not_now", "Not now"), ("not_suitable", "Not suitable"),
]  # fmt: skip
CHILD_ASKED: Choices = [
    ("sought", "Yes"), ("not_safe_to_ask", "It is not safe to ask"), ("not_yet", "Not yet"),
]  # fmt: skip
SO: Choices = [("not_known", "Not known"), ("met", "It is so"), ("missing", "It is not so")]
LONGEST = 500


def child_fields(form: ActForm) -> None:
    """Ask whether the child was asked how they see it, and for their words."""
    form.fields["child_asked"] = one_of("Was the child asked how they see it?", CHILD_ASKED)
    form.fields["child_said"] = spoken("What did the child say, in their words?", rows=2)
    form.reveals = {**ActForm.reveals, **form.reveals, "child_asked": {"sought": ("child_said",)}}  # type: ignore[misc]


class ConsiderForm(ActForm):
    """A decision on each power that is there; a reason of its own, or one for all that have none."""

    def prepare(self) -> None:
        """Ask of each power that is there here and now."""
        for one in self.standing.standings:
            if one.state != "off":
                self.fields[f"d_{one.power.id}"] = forms.ChoiceField(label="Decision", choices=DECIDE, required=False)
                self.fields[f"r_{one.power.id}"] = forms.CharField(label="Reason", required=False, max_length=LONGEST)
        self.fields["reason_for_all"] = words(
            "Reason for all that have none of their own", "For what is not used now, or is not suitable."
        )
        child_fields(self)

    @cached_property
    def standing(self) -> Disruption:
        """Return how disruption stands in the case."""
        return stands(self.desk)

    def groups(self) -> Iterator["Shelf"]:
        """Yield each group of powers that holds any: open ones and those that lack something, then what is off."""
        every = [(one, *self._fields(one)) for one in cards(self.desk, self.standing)]
        for group, title in GROUPS:
            held = tuple(one for one in every if one[0].group == group)
            if held:
                here = tuple(one for one in held if one[0].state == "open" and one[0].nearer)
                bare = tuple(one for one in held if one[0].state == "open" and not one[0].nearer)
                lacking = tuple(one for one in held if one[0].state == "missing")
                yield Shelf(
                    title=title,
                    open=here,
                    bare=bare,
                    lacking=lacking,
                    off=tuple(c for c, _, _ in held if c.state == "off"),
                )

    def _fields(self, one: Card) -> tuple[BoundField | None, BoundField | None]:
        name = f"d_{one.id}"
        return (self[name], self[f"r_{one.id}"]) if name in self.fields else (None, None)

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return ConsiderPowers(
            **self.common(entering),
            choices=tuple(self._choices(given)),
            reason_for_all=given["reason_for_all"] or None,
            child_asked=given["child_asked"] or "unknown",
            child_said=given["child_said"] or None,
            area=area_of(self.desk),
        )

    def _choices(self, given: Mapping[str, Any]) -> Iterator[Choice]:
        for name in self.fields:
            if name.startswith("d_") and given.get(name):
                power = name.removeprefix("d_")
                yield Choice(power=power, decision=given[name], reason=given.get(f"r_{power}") or None)


Row = tuple[Card, BoundField | None, BoundField | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One group of powers as the page shows it; of what is ``bare`` nothing is on record but whom it is against."""

    title: str
    open: tuple[Row, ...]
    bare: tuple[Row, ...]
    lacking: tuple[Row, ...]
    off: tuple[Card, ...]


def beside_all(desk: Desk) -> Mapping[str, Any]:
    """Show what is in force, what was applied for and asked of others, and what came after."""
    standing = stands(desk)
    return {"here": in_force_here(desk, standing), "left": len(standing.left_open), "listed": bool(desk.pack.powers)}


class PowerForm(ActForm):
    """One power: which parts of its test are so, what is decided, against whom and why."""

    def prepare(self) -> None:
        """Ask for what the record does not answer."""
        one = self.standing
        if one is None:
            return
        for part in one.best.answered:
            if part.state != "met" or part.by_person:
                field = one_of(part.element.words, SO)
                field.initial = part.state if part.by_person else "not_known"
                self.fields[f"e_{part.element.id}"] = field
        self.fields["decision"] = one_of("What is decided?", DECIDE[1:], "Say what is decided")
        if adults(self.desk) and one.power.about in ("adult", "adult_and_child"):
            self.fields["against"] = suspect_field(self.desk)
        self.fields["reason"] = words("Why?")
        child_fields(self)

    @cached_property
    def standing(self) -> PowerStanding | None:
        """Return how the power stands; an address that names none of the list is not found."""
        return _power(self.desk)

    def clean(self) -> dict[str, object]:
        """Ask why it is not used."""
        cleaned = super().clean()
        if cleaned.get("decision") in ("not_now", "not_suitable") and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("Say why it is not used"))
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        if self.standing is None:
            return ConsiderPowers(**self.common(entering))
        said = {name.removeprefix("e_"): given[name] for name in self.fields if name.startswith("e_")}
        choice = Choice(
            power=self.standing.power.id,
            decision=given["decision"],
            against=given.get("against") or "",
            reason=given["reason"] or None,
            met=tuple(name for name, so in said.items() if so == "met"),
            missing=tuple(name for name, so in said.items() if so == "missing"),
        )
        return ConsiderPowers(
            **self.common(entering),
            choices=(choice,),
            child_asked=given["child_asked"] or "unknown",
            child_said=given["child_said"] or None,
            area=area_of(self.desk),
        )


def _power(desk: Desk) -> PowerStanding | None:
    """Return the power an address names, or the first; None where the rulebook lists none at all."""
    named = desk.about or str(desk.visit.request.POST.get(ABOUT_WHICH, ""))
    standings = stands(desk).standings
    found = next((one for one in standings if one.power.id == named), None)
    if found is None and named:
        raise Http404
    return found or next(iter(standings), None)


def beside_power(desk: Desk) -> Mapping[str, Any]:
    """Show the power itself."""
    power = _power(desk)
    return {"card": card(desk, stands(desk), power) if power else None}


CONSIDER = ActPage(
    name="disruption",
    title="Disruption",
    lead="What can stop those who harm the child, beside charge or without it. Powers that are off say why.",
    form=ConsiderForm,
    button="Record the decisions",
    template="disrupting/consider.html",
    beside=beside_all,
)
CONSIDER_POWER = ActPage(
    name="consider-power",
    title="Decide on one power",
    lead="What the record does not show, somebody says. Not knowing closes nothing.",
    form=PowerForm,
    button="Record the decision",
    template="disrupting/power.html",
    beside=beside_power,
    then="disruption",
)
