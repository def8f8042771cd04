"""Review the search and the risk. An empty review is refused, and one that repeats the last is shown to be."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.review_search import ReviewSearch
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Entering
from wayhome.web.acting.outstanding_form import OutstandingForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.supervising.since import before_review


class ReviewForm(OutstandingForm):
    """Directions in words; rows of what is outstanding, or that nothing is."""

    directions = forms.CharField(
        label="What did you look at, and what is to be done?",
        help_text="Your reasons and your directions, so that whoever comes next knows what you knew.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    nothing_outstanding = forms.BooleanField(label="I looked, and nothing else is outstanding", required=False)
    repeats_knowingly = forms.BooleanField(
        label="Nothing is different: these directions stand as they are", required=False
    )

    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def command(self, entering: Entering) -> ReviewSearch:
        """Return the command."""
        given = self.cleaned_data
        return ReviewSearch(
            **self.common(entering),
            outstanding=self.outstanding(entering),
            directions=given["directions"],
            nothing_outstanding=given["nothing_outstanding"],
            repeats_knowingly=given["repeats_knowingly"],
        )


def beside(desk: Desk) -> Mapping[str, object]:
    """Return what stands beside the review."""
    return {"before": before_review(desk)}


REVIEW = ActPage(
    name="review-search",
    title="Review the search and the risk",
    lead="Say what you looked at, what is still to be done, who does it and by when. Each thing becomes theirs to do.",
    button="Record the review",
    form=ReviewForm,
    template="supervising/review.html",
    beside=beside,
)
