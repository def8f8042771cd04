"""Rows of a form that somebody adds to as they need: another comes by sending the form, with or without scripts."""

from collections.abc import Iterator

from wayhome.web.acting.forms import ActForm
from wayhome.web.whole_numbers import whole

FEW = 3
AT_MOST = 12


class RowsForm(ActForm):
    """A form that holds so many rows; its template sends ``rows`` and has a button ``more``."""

    def count(self) -> int:
        """Return how many rows the form has: those it was sent with, and one more where that was asked for."""
        sent = self.data.get("rows", "")
        rows = whole(str(sent))
        return min((FEW if rows is None else rows) + ("more" in self.data), AT_MOST)

    def row_fields(self, *names: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each row's number, from one, and the names of its fields."""
        for number in range(1, self.count() + 1):
            yield number, tuple(f"{name}_{number}" for name in names)
