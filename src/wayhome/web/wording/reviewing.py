"""A supervisor on words about a child: those that were kept stand or do not, and any of them is talked about."""

from collections.abc import Mapping
from typing import Literal, cast

from django import forms
from django.forms import BoundField

from wayhome.casework.commands import Command
from wayhome.casework.wording.challenge_wording import ChallengeWording
from wayhome.casework.wording.review_kept import ReviewKept
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.wording.pointed import Pointed, pointed_out

DECISIONS: Choices = [("stands", "They stand"), ("to_be_rewritten", "To be put in other words")]


class ReviewForm(ActForm):
    """Each thing pointed out: a decision where words were kept, and what was agreed where it was talked about."""

    def prepare(self) -> None:
        """Add the fields of each."""
        for name in ("when", "on", "at", "about"):
            del self.fields[name]
        self.every = tuple(
            one for one in pointed_out(self.desk, self.desk.visit.parts.engine().lexicon) if not one.mine
        )
        for one in self.every:
            if one.awaits_review and not one.answered_by_me:
                self.fields[f"decision_{one.id}"] = forms.ChoiceField(
                    label="Do the words stand?", choices=DECISIONS, widget=forms.RadioSelect, required=False
                )
            self.fields[f"agreed_{one.id}"] = forms.CharField(
                label="If you talked about it with whoever wrote it, what was agreed",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def placed(self) -> list[tuple[Pointed, BoundField | None, BoundField]]:
        """Return each with its fields."""
        return [(one, self._decision(one), self[f"agreed_{one.id}"]) for one in self.every]

    def _decision(self, one: Pointed) -> BoundField | None:
        name = f"decision_{one.id}"
        return self[name] if name in self.fields else None

    def clean(self) -> dict[str, object]:
        """Ask for something where nothing is said at all."""
        cleaned = super().clean()
        if self.every and not any(cleaned.get(name) for name in self.fields if name.startswith(("decision", "agreed"))):
            self.add_error(f"agreed_{self.every[0].id}", "Decide on one of them, or say what was agreed")
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return a decision and a challenge for each that has one."""
        found: dict[str, Command] = {}
        for one in self.every:
            decision = self.cleaned_data.get(f"decision_{one.id}")
            agreed = self.cleaned_data.get(f"agreed_{one.id}")
            if decision:
                decided = cast("Literal['stands', 'to_be_rewritten']", decision)
                found[f"decision_{one.id}"] = ReviewKept(
                    **self.common(entering), answered=one.answer_id, decision=decided
                )
            if agreed:
                found[f"agreed_{one.id}"] = ChallengeWording(**self.common(entering), pointed_out=one.id, agreed=agreed)
        return found

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the field of one decision or challenge."""
        return (name,)


REVIEW = ActPage(
    name="review-wording",
    title="Words about the child, looked at by a supervisor",
    lead="Words that were kept stand or do not. Talking about them is what changes what is written next time.",
    form=ReviewForm,
    template="wording/review.html",
    then="review-wording",
)
