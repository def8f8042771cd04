"""Review an investigation: the whole case in one look beside what the reviewer finds, decides and lists to be done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from django import forms
from django.forms import BoundField

from wayhome.casework.reviewing.parts import PARTS
from wayhome.casework.reviewing.review_investigation import Found, LookedAt, ReviewInvestigation
from wayhome.record.events.reviewing import Part
from wayhome.web.acting.boxes import words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.outstanding_form import OutstandingForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.whole_case import whole_case
from wayhome.web.reviewing.earlier import alike_elsewhere

FOUND: Choices = [("in_order", "In order"), ("to_put_right", "To put right"), ("not_applying", "Does not apply")]
RISK: Choices = [("stands", "As it stands"), ("high", "High"), ("medium", "Medium"), ("standard", "Standard")]
SMALL: dict[str, object] = {"classes": "govuk-radios--small"}
INLINE: dict[str, object] = {"classes": "govuk-radios--small govuk-radios--inline"}
DISRUPTION: Choices = [
    ("decided", "Decided on afresh"),
    ("unchanged_for_a_reason", "What was decided stands, because"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One part as it is asked: what was found, and what is to be put right."""

    name: str
    question: str
    found: BoundField


class ReviewForm(OutstandingForm):
    """What was found of each part, the risk, disruption, directions, and rows of what is outstanding."""

    weighs_repeats = True
    risk = forms.ChoiceField(
        label="The risk, now that you have looked", choices=RISK, required=False, widget=forms.RadioSelect(INLINE)
    )
    risk_because = words("What does the level rest on?", "Needed where you change it.", rows=2)
    disruption = forms.ChoiceField(
        label="Disruption: stopping those who do harm, whether or not anybody is charged",
        choices=DISRUPTION,
        required=False,
        widget=forms.RadioSelect(SMALL),
    )
    disruption_because = words("What is decided, or why nothing changes", rows=2)
    directions = words(
        "What did you find, and what do you direct?", "So that whoever opens the case next knows what you knew.", rows=5
    )
    none_because = words("If nothing is outstanding, why not?", rows=2)
    kept_because = words("Why the same words stand again", "Or change them: say what is different now.", rows=2)

    order_last: ClassVar[tuple[str, ...]] = ("when",)
    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
        **ActForm.reveals,
        **{f"found_{part}": {"to_put_right": (f"words_{part}",)} for part in PARTS},
    }

    def prepare(self) -> None:
        """Put in the parts to be looked at, and as many rows as are asked for."""
        for part, (name, question) in PARTS.items():
            self.fields[f"found_{part}"] = forms.ChoiceField(
                label=name, help_text=question, choices=FOUND, required=False, widget=forms.RadioSelect(SMALL)
            )
            self.fields[f"words_{part}"] = words("What is to be put right", rows=2)
        super().prepare()

    @property
    def parts(self) -> tuple[Asked, ...]:
        """Return the parts as they are asked."""
        return tuple(Asked(name=name, question=q, found=self[f"found_{part}"]) for part, (name, q) in PARTS.items())

    def command(self, entering: Entering) -> ReviewInvestigation:
        """Return the command; its words are laid beside the reviewer's own reviews of other cases."""
        given = self.cleaned_data
        review = ReviewInvestigation(
            **self.common(entering),
            risk=given["risk"] if given["risk"] in ("high", "medium", "standard") else None,
            risk_looked_at=bool(given["risk"]),
            risk_because=given["risk_because"],
            looked_at=self._looked_at(),
            disruption=given["disruption"] or "not_looked_at",
            disruption_because=given["disruption_because"],
            directions=given["directions"],
            outstanding=self.outstanding(entering),
            none_because=given["none_because"],
            kept_because=given["kept_because"],
        )
        return replace(review, alike=alike_elsewhere(review.said, self.desk))

    def _looked_at(self) -> tuple[LookedAt, ...]:
        given = self.cleaned_data
        return tuple(
            LookedAt(part=part, found=cast("Found", given[f"found_{part}"]), words=given[f"words_{part}"])
            for part in cast("Mapping[Part, object]", PARTS)
            if given[f"found_{part}"]
        )


def beside(desk: Desk) -> Mapping[str, object]:
    """Return the whole case in one look."""
    return {"whole": whole_case(desk.case, desk.facing, desk.visit.parts.reading.rulebook)}


LEAD = (
    "Look at each part, decide on the risk and on disruption, and list what is still to be done. "
    "Each thing becomes somebody’s to do by its day. An empty review is not kept."
)


def page_for(name: str, title: str) -> ActPage:
    """Return the page of one line of review: which one it is comes from the reviewer's role, never from a field."""
    return ActPage(
        name=name,
        title=title,
        lead=LEAD,
        button="Record the review",
        form=ReviewForm,
        template="reviewing/review.html",
        beside=beside,
    )


FIRST = page_for("review-investigation", "Review the investigation")
SECOND = page_for("review-second-line", "Review the investigation, second line")
SENIOR = page_for("review-senior", "Review the investigation at senior level")
