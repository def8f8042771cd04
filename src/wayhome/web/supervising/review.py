"""Review the search and the risk. An empty review is refused, and one that repeats the last is shown to be."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.http import QueryDict

from wayhome.casework.review_search import ReviewSearch
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.outstanding import Row, fields_for, how_many, lacking, outstanding
from wayhome.web.acting.pages import ActPage
from wayhome.web.supervising.since import before_review


class ReviewForm(ActForm):
    """Directions in words; rows of what is outstanding, or that nothing is."""

    rows = forms.IntegerField(widget=forms.HiddenInput, required=False)
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

    def __init__(
        self, desk: Desk, sent: Mapping[str, object] | None = None, initial: dict[str, object] | None = None
    ) -> None:
        self.count = how_many(sent or {})
        again = sent.copy() if isinstance(sent, QueryDict) else None  # what was sent is never written on
        if again is not None:
            again["rows"] = str(self.count)
        super().__init__(desk, again, {**(initial or {}), "rows": self.count})

    def prepare(self) -> None:
        """Put in as many rows as are asked for."""
        for number in self.numbers:
            self.fields.update(fields_for(number, self.desk.pack))

    @property
    def numbers(self) -> range:
        """Return the numbers of the rows."""
        return range(1, self.count + 1)

    @property
    def placed(self) -> tuple[Row, ...]:
        """Return the rows as they are placed."""
        names = {number: [name for name, _ in fields_for(number, self.desk.pack)] for number in self.numbers}
        return tuple(Row(number=number, fields=tuple(self[name] for name in named)) for number, named in names.items())

    def clean(self) -> dict[str, object]:
        """Ask for what a row that was begun still lacks."""
        cleaned = super().clean()
        for number in self.numbers:
            for name, words in lacking(number, cleaned):
                if name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def command(self, entering: Entering) -> ReviewSearch:
        """Return the command."""
        given = self.cleaned_data
        found = (outstanding(number, given, entering.now) for number in self.numbers)
        return ReviewSearch(
            **self.common(entering),
            outstanding=tuple(one for one in found if one),
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
