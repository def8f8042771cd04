"""Taking a judgement back: from then on nobody has judged the pair."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.casework.holdings.take_back_judgement import TakeBackJudgement
from wayhome.holdings.judgements import Judgement, reference_of
from wayhome.kernel.ids import EventId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.judging.said import Spoken, judged_on, told
from wayhome.web.presenting.held import opener


class TakeBackForm(ActForm):
    """Why a judgement is taken back."""

    reason = forms.CharField(
        label="Why is it taken back?",
        help_text="What shows that it was wrong. The judgement stays to be read, with your name and reason beside it.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it is taken back"},
    )

    reveals: ClassVar[Reveals] = {}

    def prepare(self) -> None:
        """Leave out when it was done: a judgement is taken back now."""
        for name in ("when", "on", "at", "about"):
            del self.fields[name]

    def command(self, entering: Entering) -> TakeBackJudgement:
        """Return the command."""
        return TakeBackJudgement(
            **self.common(entering),
            judgement=EventId(self.desk.about),
            reason=self.cleaned_data["reason"],
            restricted_to=_restricted_to(self.desk),
            holds=tuple(sorted(opener(self.desk.visit))),
        )

    @property
    def taken(self) -> Spoken | None:
        """Return the judgement that is taken back; None where it does not stand."""
        return next(iter(told(((one, None) for one in _standing(self.desk)), self.desk)), None)


def _standing(desk: Desk) -> list[Judgement]:
    return [one for one in judged_on(desk).standing if one.id == desk.about]


def _references(desk: Desk) -> tuple[str, ...]:
    return tuple(reference for one in _standing(desk) for node in one.pair if (reference := reference_of(node)))


def _restricted_to(desk: Desk) -> str:
    try:
        records = desk.visit.parts.holdings.records_of(_references(desk))
    except HoldingsOutOfReach:
        return ""
    return next((one.restricted_to for one in records if one.restricted_to), "")


def beside(desk: Desk) -> Mapping[str, object]:
    """Name every held record that the page shows."""
    return {"shows": _references(desk)}


TAKE_BACK = ActPage(
    name="take-back-judgement",
    title="Take a judgement back",
    lead="The pair is then as if nobody had judged it. A record that was weighed with it is weighed again.",
    button="Take it back",
    form=TakeBackForm,
    template="judging/take_back.html",
    beside=beside,
    then="held-matches",
)
