"""What awaits judgement in a case, what was judged, and what cannot all be right; several are judged at once."""

from collections.abc import Mapping

from django import forms

from wayhome.application.holding.side_by_side import evidence_of, speaks_against
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

    def clean(self) -> dict[str, object]:
        """Leave out of what is confirmed together whatever speaks against being the child: it is judged by itself."""
        cleaned = super().clean()
        which = cleaned.get("which")
        confirmed = which if isinstance(which, list) and cleaned.get("verdict") == "same" else []
        self.left_out = {one: words for one in confirmed if (words := self._against(one))}
        if self.left_out and len(self.left_out) == len(confirmed):
            for reference, words in self.left_out.items():
                self.add_error("which", f"{reference} is judged by itself, side by side: {words}")
        return cleaned

    def _against(self, reference: str) -> str:
        answer, record = self.held.of.answer, self.held.of.records.get(reference)
        if answer is None or record is None:
            return ""
        return " ".join(speaks_against(evidence_of(self.held.found.get(reference)), answer.asked, record.person))

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
            if reference not in self.left_out
        )
        return JudgeMatches(
            **self.common(entering), judged=judged, holds=tuple(sorted(opens)), left_out=tuple(self.left_out.items())
        )


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
