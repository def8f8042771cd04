"""Recording by hand what one system holds: for those that are not searched from here, and for trying one again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar, cast

from django import forms

from wayhome.casework.record_check import Hit as Found
from wayhome.casework.record_check import RecordCheck, Result
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.record.events.risk import System
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.hits import hits_of
from wayhome.web.presenting.systems import EVERY_SYSTEM, called, wanted

RESULTS: Choices = [
    ("hits_read", "It holds something, and I read all of it"),
    ("no_trace", "I asked, and it holds nothing"),
    ("unavailable", "It was not available"),
    ("not_permitted", "I am not permitted to see it"),
    ("not_done", "It was not asked"),
]
CLOCK = {"type": "time", "classes": "govuk-input--width-10"}
RETRY = timedelta(minutes=30)  # MC-09


class CheckForm(ActForm):
    """What one system said when somebody asked it: nothing held is one answer, not available another."""

    system = forms.ChoiceField(label="Which system?", widget=forms.Select)
    result = forms.ChoiceField(label="What came of it?", choices=RESULTS, widget=forms.RadioSelect)
    hits = forms.CharField(
        label="Each record that came back, one on each line", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Its reference, then what it says: INT-4471 Seen in a car with a man twice her age",
    )  # fmt: skip
    asked_with = forms.CharField(
        label="What was it asked with?", required=False, help_text="Names, dates, numbers, addresses"
    )
    reason = forms.CharField(label="Why?", required=False)
    why_not = forms.CharField(label="Why was it not asked?", required=False)
    retry = forms.TimeField(
        label="When is it tried again?", required=False, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M"),
        help_text="Left empty, within half an hour",
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "result": {
            "hits_read": ("hits",),
            "unavailable": ("retry",),
            "not_permitted": ("reason",),
            "not_done": ("why_not",),
        },
    }

    def prepare(self) -> None:
        """Offer every system, those that a rule asks for first, and choose the one the link is about."""
        systems = [(system, called(system)) for group in wanted(self.desk.pack) for system in group.systems]
        field = cast("forms.ChoiceField", self.fields["system"])
        field.choices = systems
        field.initial = self.desk.about if self.desk.about in EVERY_SYSTEM else systems[0][0]

    def clean(self) -> dict[str, object]:
        """Ask for the records where something is held."""
        cleaned = super().clean()
        if cleaned.get("result") == "hits_read" and not cleaned.get("hits"):
            self.add_error("hits", "Enter each record that came back, with its reference")
        return cleaned

    def command(self, entering: Entering) -> RecordCheck:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        result = cast("Result", given["result"])
        known = {hit.reference for hit in hits_of(self.desk)}
        found = tuple(_found(str(given["hits"]))) if result == "hits_read" else ()
        new = tuple(hit for hit in found if hit.reference not in known)
        why = given["why_not"] if result == "not_done" else given["reason"]
        return RecordCheck(
            **common, system=cast("System", given["system"]), result=result, hits=new, listed=len(found) - len(new),
            asked_with=given["asked_with"] or None, reason=why or None,
            retry_at=self._retry(entering) if result == "unavailable" else None,
        )  # fmt: skip

    def _retry(self, entering: Entering) -> datetime:
        """Return when it is tried again: the next time the clock shows what was entered, or in half an hour."""
        asked = self.cleaned_data["retry"]
        if not asked:
            return entering.now + RETRY
        today = as_utc(datetime.combine(in_london(entering.now).date(), asked, LONDON))
        return today if today > entering.now else today + timedelta(days=1)


def _found(text: str) -> Iterator[Found]:
    for line in filter(None, map(str.strip, text.splitlines())):
        reference, _, says = line.partition(" ")
        yield Found(reference=reference, summary=says.strip() or None)


CHECK_SYSTEM = ActPage(
    name="check-system",
    title="Record what one system holds",
    lead="A system that did not answer is never one that holds nothing.",
    form=CheckForm,
    then="already-known",
)
