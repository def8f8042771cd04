import pytest

from tests.casework.desk import CASE, Desk, england_wales
from tests.web.conftest import _pages, desk, parts, signed_in  # noqa: F401 - the same pages, borough and desk
from wayhome.application.board.row import BoardRow, board, row_of
from wayhome.application.reading import Reading


class Board:
    """A missing desk, and its board as read from the record."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.reading = Reading(self.desk.ledger, england_wales(), lambda _name: england_wales())

    def row(self, minutes: int | None = None, record: str = CASE) -> BoardRow:
        """Return the row of a case, so many minutes after the call, or now."""
        if minutes is not None:
            self.desk.at(minutes)
        caseload = self.reading.caseload(self.desk.now)
        case = caseload.case(record)
        assert case is not None
        return row_of(case, caseload.roster, caseload.rulebook.pack, self.desk.now)

    def rows(self) -> tuple[BoardRow, ...]:
        """Return the whole board now."""
        return board(self.reading.live(self.desk.now), self.desk.now)


@pytest.fixture
def seen() -> Board:
    """Return a desk and its board."""
    return Board()
