"""The form of a review with rows of what it leaves outstanding: another row comes by sending the form."""

from collections.abc import Iterator, Mapping

from django import forms
from django.http import QueryDict

from wayhome.casework.review_search import Outstanding
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.outstanding import Row, fields_for, how_many, lacking, outstanding


class OutstandingForm(ActForm):
    """What any review ends with: what is still to be done, by whom and by when, in as many rows as are asked for."""

    rows = forms.IntegerField(widget=forms.HiddenInput, required=False)

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
        return tuple(Row(number=number, fields=tuple(self._fields_of(number))) for number in self.numbers)

    def _fields_of(self, number: int) -> Iterator[forms.BoundField]:
        return (self[name] for name, _ in fields_for(number, self.desk.pack))

    def clean(self) -> dict[str, object]:
        """Ask for what a row that was begun still lacks."""
        cleaned = super().clean()
        for number in self.numbers:
            for name, said in lacking(number, cleaned):
                if name not in self.errors:
                    self.add_error(name, said)
        return cleaned

    def outstanding(self, entering: Entering) -> tuple[Outstanding, ...]:
        """Return what the rows come to, without those that are empty."""
        found = (outstanding(number, self.cleaned_data, entering.now) for number in self.numbers)
        return tuple(one for one in found if one)
