"""A filter finds its children without looking at the others, and finds the same ones."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.board.by_hand import counted as counted_by_hand
from tests.board.by_hand import every_filter, keeps
from tests.board.conftest import Board
from tests.board.people import grade, report
from tests.casework.desk import OFFICER, SERGEANT, STARTS, Desk
from tests.web.rostered import post
from wayhome.access.actors import Actor, Role
from wayhome.application.board.at import BoardAt
from wayhome.application.board.kept import kept_board
from wayhome.application.board.row import BoardRow
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.add_news import AddNews
from wayhome.casework.decline_handover import DeclineHandover
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.take_back_handover import TakeBackHandover
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.kernel.refusals import Refused
from wayhome.web.board.asking import Asked
from wayhome.web.board.mapping import counted

CHILDREN = ("Ada", "Bo", "Cy", "Dee", "Eve")
AREAS = ("harbour", "station", None)
SUPERVISOR = Actor(id=ActorId("supervisor 1"), name="Sam", roles=frozenset({Role.SUPERVISOR}))
TOOK_IT = Actor(id=SERGEANT.actor.id, name="Sam", roles=frozenset({Role.RESPONSE, Role.GRADER}))
ACTS = {
    "send": lambda desk, record: desk.do(SendOfficers, OFFICER, record=record),
    "news": lambda desk, record: desk.do(AddNews, OFFICER, record=record, kind="sighting"),
    "high": lambda desk, record: grade(desk, record, "high"),
    "low": lambda desk, record: grade(desk, record, "low"),
    "offer": lambda desk, record: desk.do(OfferHandover, OFFICER, record=record),
    "back": lambda desk, record: desk.do(TakeBackHandover, OFFICER, record=record),
    "decline": lambda desk, record: desk.do(DeclineHandover, SERGEANT, record=record, reason="I have two others."),
    "take": lambda desk, record: desk.do(AcceptHandover, SERGEANT, record=record),
    "found": lambda desk, record: desk.do(LocateChild, OFFICER, record=record, basis="spoken_to"),
}
MINUTES = st.integers(1, 60 * 30)


@settings(max_examples=15, deadline=None)
@given(
    reported=st.lists(st.tuples(st.integers(7, 16), st.sampled_from(AREAS)), max_size=len(CHILDREN)),
    acts=st.lists(st.tuples(MINUTES, st.sampled_from(sorted(ACTS)), st.integers(0, 4)), max_size=8),
    shifts=st.lists(st.tuples(MINUTES, st.sampled_from(["supervisor", "inspector", "grader"])), max_size=4),
    looks=st.lists(MINUTES, min_size=1, max_size=4),
)
def test_a_filter_finds_exactly_the_children_it_would_keep_looked_at_one_by_one(reported, acts, shifts, looks):
    board = Board()
    records = [
        report(board.desk, name, years=years, area=area)
        for name, (years, area) in zip(CHILDREN, reported, strict=False)
    ]
    for minutes, role in shifts:
        begins = STARTS + timedelta(minutes=minutes)
        post(board.desk, f"{role} 1", role, start=begins, until=begins + timedelta(hours=8))
    for minutes, act, number in sorted(acts):
        if number < len(records):
            done(ACTS[act], board.desk.at(minutes), records[number])
        compare(board, STARTS + timedelta(minutes=minutes))

    for look in looks:
        compare(board, STARTS + timedelta(minutes=look))


def done(act, desk: Desk, record: RecordId) -> None:
    """Do an act; whether it could be done then is no matter here."""
    with suppress(Refused):
        act(desk, record)


def compare(board: Board, now) -> None:
    shown, _ = kept_board(board.reading, now)
    rows = list(shown)
    assert list(shown[:2]) == rows[:2]
    for asked in every_filter(("harbour",), tuple(shown.units)):
        for actor in (SUPERVISOR, TOOK_IT):
            expected = [row for row in rows if keeps(asked, row, actor)]
            among = asked.among(shown, actor)
            assert list(shown.first(None, among)) == expected
            assert shown.first(1, among) == tuple(expected[:1])
    for area in ("harbour", "station", ""):
        assert counted(shown, area) == counted_by_hand([row for row in rows if row.area == area])
    assert counted(shown) == counted_by_hand(rows)


class Noted(dict[RecordId, BoardRow]):
    """Rows that say which of them were looked at."""

    def __init__(self, rows) -> None:
        super().__init__(rows)
        self.looked_at: list[str] = []

    def __getitem__(self, record: RecordId) -> BoardRow:
        self.looked_at.append(record)
        return super().__getitem__(record)

    def __iter__(self) -> Iterator[RecordId]:
        raise AssertionError("somebody went through every row")


def test_only_rows_that_are_shown_are_looked_at():
    board = Board()
    for name, years in (("Ada", 14), ("Bo", 7), ("Cy", 8)):
        report(board.desk, name, years=years)
    shown, _ = kept_board(board.reading, board.desk.now)
    rows = Noted(shown.rows)
    noted = BoardAt(order=shown.order, rows=rows, kinds=shown.kinds, alike=shown.alike, owed=shown.owed)

    assert [row.record for row in noted.first(1, Asked(level="high").among(noted, SUPERVISOR))] == ["MC-Bo"]
    assert counted(noted).high == 2
    assert rows.looked_at == ["MC-Bo"]


def test_a_board_that_somebody_looks_at_stays_as_it_was_whatever_is_entered_meanwhile():
    board = Board()
    ada = report(board.desk, "Ada")
    shown, _ = kept_board(board.reading, board.desk.now)
    before = list(shown)

    board.desk.at(5).do(LocateChild, OFFICER, record=ada, basis="seen")
    report(board.desk, "Bo", years=7)
    later, _ = kept_board(board.reading, board.desk.now)

    assert list(shown) == before
    assert [row.record for row in later] == ["MC-Bo"]
