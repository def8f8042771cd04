"""What was read in the words of the case, and disputes of it: why the words do not state it, or taking that back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.dispute_indicator import DisputeIndicator, TakeBackDispute
from wayhome.duties.indicators import dispute, read_in, stands
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.entries import entered_by
from wayhome.web.presenting.times import when

WHY = forms.Textarea(attrs={"rows": 3})


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A factor read in an entry: its sentence, the entry, and who disputes it and why, where somebody does."""

    id: str
    title: str
    sentence: str
    href: str
    when: str
    counts: bool
    disputed: str = ""
    reason: str = ""
    act: str = ""


def read_of(desk: Desk) -> tuple[Read, ...]:
    """Return everything that was read in the case, what counts first."""
    found = [_read(desk, event) for event in read_in(desk.facing.story)]
    return tuple(sorted(found, key=lambda one: (not one.counts, not one.disputed)))


def _read(desk: Desk, event: Event) -> Read:
    facing = desk.facing
    factor = desk.pack.factors.get(str(event.body["factor"]))
    against = dispute(facing.story, event, facing.at)
    page = "take-back-dispute" if against else "dispute-indicator"
    act = f"{reverse(page, args=[desk.record])}?about={event.id}"
    return Read(
        id=event.id,
        title=factor.title if factor else str(event.body["factor"]),
        sentence=facing.words.get((event.id, "sentence"), ""),
        href=reverse("entry", args=[event.body["text"]]),
        when=when(event.happened_at, facing.now),
        counts=stands(facing.story, event, facing.at),
        disputed=f"{entered_by(against)}, {when(against.happened_at, facing.now)}" if against else "",
        reason=facing.words.get((against.id, "reason"), "") if against else "",
        act=act if may(desk.visit.actor, Permission.GRADE_RISK) else "",
    )


class _AboutForm(ActForm):
    """A reason about one thing that was read; when it was done is not asked."""

    reveals: ClassVar[Reveals] = {}

    def prepare(self) -> None:
        """Leave the time out: it is disputed now."""
        for name in ("when", "on", "at", "about"):
            del self.fields[name]


class DisputeForm(_AboutForm):
    """Why the words do not state the factor."""

    reason = forms.CharField(
        label="Why do these words not state it?", widget=WHY,
        help_text="They are about somebody else, they mean something else, or it is long over",
        error_messages={"required": "Say why the words do not state it"},
    )  # fmt: skip

    def command(self, entering: Entering) -> DisputeIndicator:
        """Return the command."""
        return DisputeIndicator(
            **self.common(entering), indicator=self.desk.about, reason=self.cleaned_data["reason"].strip()
        )


class TakeBackForm(_AboutForm):
    """Why it counts again. It may stay empty."""

    reason = forms.CharField(label="Why does it count again?", widget=WHY, required=False)

    def command(self, entering: Entering) -> TakeBackDispute:
        """Return the command."""
        return TakeBackDispute(
            **self.common(entering), indicator=self.desk.about, reason=self.cleaned_data["reason"].strip() or None
        )


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather the words it is about."""
    return {"one": next(_about(desk), None)}


def _about(desk: Desk) -> Iterator[Read]:
    return (one for one in read_of(desk) if one.id == desk.about)


DISPUTE_INDICATOR = ActPage(
    name="dispute-indicator",
    title="These words do not state it",
    lead="It is taken out of what the grade rests on, and the supervisor sees it with your reason. The words stay.",
    button="Dispute it",
    form=DisputeForm,
    template="grading/dispute.html",
    beside=beside,
    then="grade-given",
)
TAKE_BACK_DISPUTE = ActPage(
    name="take-back-dispute",
    title="Let it count again",
    lead="The words state the factor after all, and the grade rests on it again.",
    button="Let it count",
    form=TakeBackForm,
    template="grading/dispute.html",
    beside=beside,
    then="grade-given",
)
