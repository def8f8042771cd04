"""Decide how the case goes on without the child: each way gone through with what the record holds for it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.lines import LinesStanding, Listed, lines_of
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild, Route
from wayhome.rulebook.ending import EvidenceRoute
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.fields import fields_of
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.marks import basis_mark
from wayhome.web.without_the_child.decided import decided
from wayhome.web.without_the_child.material import found_nothing, independent
from wayhome.web.without_the_child.position import beside as positions
from wayhome.web.without_the_child.words import OFFENCES, RESULTS

ARGUABLE: Choices = [("yes", "Can be argued"), ("no", "Cannot"), ("unknown", "Not known yet")]
MATERIAL = {"independent": independent, "found_nothing": found_nothing}


def _area(label: str, hint: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class DecideForm(ActForm):
    """Each way of going on, what does not need the child, both risks, and the decision."""

    independent = forms.MultipleChoiceField(
        label="Evidence on record that does not come from the child", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    found_nothing = forms.MultipleChoiceField(
        label="Lines in which nothing was found", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tick one where that nothing was found says something by itself.",
    )  # fmt: skip
    offences = forms.MultipleChoiceField(
        label="Offences that do not need the child's account", choices=OFFENCES, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    risk_of_going_on = _area("What going on may do to the child", "And what would make it safe.")
    risk_of_stopping = _area("What stopping may do", "To this child, and to others the same people reach.")
    result = forms.ChoiceField(
        label="The decision", choices=RESULTS, widget=forms.RadioSelect,
        error_messages={"required": "Say whether it goes on, gathers more, or is not viable"},
    )  # fmt: skip
    to_gather = _area("What is gathered first, from where and by when")
    reasons = _area("Why", rows=4)
    look_again_on = forms.DateField(
        label="Looked at again on", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text="At the latest. Left empty: in 90 days.",
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "result": {"gather_more": ("to_gather",)}}
    hints: ClassVar = {
        "result": {
            "gather_more": "Early advice is decided on within ten working days.",
            "not_viable": "Only once each way was gone through. A detective inspector endorses it, or does not.",
        }
    }

    def prepare(self) -> None:
        """Offer what the record holds, and ask about each way of the rulebook."""
        for name, held in ((name, found(self.desk)) for name, found in MATERIAL.items()):
            self.fields[name].choices = held  # type: ignore[attr-defined]  # django's stubs know no choices here
            if not held:
                del self.fields[name]
        for route in self.desk.pack.evidence_routes:
            self.fields[f"arguable_{route}"] = forms.ChoiceField(
                label="Can it be argued on what there is?", choices=ARGUABLE, required=False, widget=forms.RadioSelect
            )
            self.fields[f"gap_{route}"] = forms.CharField(
                label="What is missing for it", required=False, max_length=400
            )

    @property
    def routes(self) -> list[Mapping[str, object]]:
        """Return each way of the rulebook with its two fields, and how the lines stand that may bring it."""
        lines = lines_of(self.desk.facing.story, self.desk.pack)
        return [_of_route(self, route, lines) for route in self.desk.pack.evidence_routes.values()]

    @property
    def others(self) -> list[forms.BoundField]:
        """Return the fields that are not those of a way, in order."""
        return [bound for bound in fields_of(self) if not bound.name.startswith(("arguable_", "gap_"))]

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return DecideWithoutChild(
            **self.common(entering),
            result=given["result"],
            reasons=given["reasons"] or None,
            routes=tuple(self._routes()),
            offences=tuple(given["offences"]),
            independent=tuple(one for name in MATERIAL for one in given.get(name, ())),
            to_gather=given["to_gather"] or None,
            risk_of_going_on=given["risk_of_going_on"] or None,
            risk_of_stopping=given["risk_of_stopping"] or None,
            look_again_on=given["look_again_on"],
        )

    def _routes(self) -> Iterator[Route]:
        for route in self.desk.pack.evidence_routes:
            arguable = self.cleaned_data[f"arguable_{route}"]
            if arguable:
                yield Route(route=route, arguable=arguable, gap=self.cleaned_data[f"gap_{route}"] or None)


def beside(desk: Desk) -> Mapping[str, object]:
    """Return what the decision is taken on: where each child stands, and what was decided before."""
    return {**positions(desk), "decided": decided(desk)}


def _of_route(form: DecideForm, route: EvidenceRoute, lines: LinesStanding) -> Mapping[str, object]:
    listed = (lines.listed(code) for code in route.lines)
    return {
        "title": route.title,
        "condition": route.condition,
        "typical": "; ".join(route.typical),
        "caution": route.caution,
        "lines": [f"{one.line.title} ({_stands(one)})" for one in listed if one],
        "basis": basis_mark(route.basis),
        "arguable": form[f"arguable_{route.id}"],
        "gap": form[f"gap_{route.id}"],
    }


def _stands(one: Listed) -> str:
    if one.is_left_open:
        return "nobody has taken it up"
    return "open" if any(line.is_open for line in one.followed) else "finished"


DECIDE = ActPage(
    name="decide-without-child",
    title="How the case goes on without the child",
    lead="Go through each way. Not known is a reason to gather more, never a reason to stop.",
    form=DecideForm,
    button="Record the decision",
    template="without_the_child/decide.html",
    beside=beside,
)
