"""What awaits judgement in a case, what was judged, and what cannot all be right; several are judged at once."""

from collections.abc import Mapping

from django import forms

from wayhome.application.holding.side_by_side import evidence_of
from wayhome.casework.holdings.judge_matches import JudgeMatches, Match
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.judging.answering import JudgingForm
from wayhome.web.judging.held_of_child import held_of_child
from wayhome.web.presenting.held import opener


class SeveralForm(JudgingForm):
    """Which records, whom they are about, and why: one answer for all of them."""

    which = forms.MultipleChoiceField(
        label="Which records?", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Tick a record"}
    )

    asks_why = "One reason for all that you ticked."
    field_order = ("which", "verdict", "reason")

    def prepare(self) -> None:
        """Gather what is held and what was judged; only what the reader may open can be ticked."""
        super().prepare()
        self.held = held_of_child(self.desk)
        choices = [(line.reference, line.reference) for line in self.held.waiting if not line.closed]
        self.fields["which"].choices = choices  # type: ignore[attr-defined]

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the records that are ticked."""
        value = self["which"].value()
        return tuple(map(str, value)) if isinstance(value, list | tuple) else ()

    def command(self, entering: Entering) -> JudgeMatches:
        """Return one judgement for each record, with the evidence as it is now."""
        given, opens = self.cleaned_data, opener(self.desk.visit)
        judged = tuple(
            Match(
                hit=reference,
                verdict=given["verdict"],
                reason=given["reason"],
                evidence=evidence_of(self.held.found.get(reference), self.held.pack).as_seen(),
                restricted_to=self.held.restricted_to(reference),
            )
            for reference in given["which"]
        )
        return JudgeMatches(**self.common(entering), judged=judged, holds=tuple(sorted(opens)))


def beside(desk: Desk) -> Mapping[str, object]:
    """Name every held record that the page shows, and every other child."""
    return {"shows": held_of_child(desk).shows}


HELD_MATCHES = ActPage(
    name="held-matches",
    title="Whose records are these?",
    form=SeveralForm,
    template="judging/list.html",
    beside=beside,
    then="held-matches",
)
