"""An act that has several duties is one act: however they come, go and move between lists, and whatever is shown."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wayhome.application.standing.ordered import Ordered
from wayhome.kernel.ids import RecordId
from wayhome.web.presenting.owed_part import Far, Owed, Part, Shared
from wayhome.web.presenting.owed_rungs import WHOLE, Between, cut
from wayhome.web.presenting.owed_several import Several, of_several

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Duties = frozenset[tuple[str, Owed]]


def at(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)


def owed(act: int, hours: int) -> Owed:
    return Owed(at(hours), 0, RecordId("MC-1"), act)


EVERY = [(name, owed(act, hours)) for name in "abc" for act in range(3) for hours in range(3)]
DUTIES: st.SearchStrategy[Duties] = st.frozensets(st.sampled_from(EVERY), max_size=9)
PARTS: st.SearchStrategy[list[Between]] = st.sampled_from(
    [[], [WHOLE], *([(None, at(hours))] for hours in range(3)), *([(at(hours), at(hours + 1))] for hours in range(2))]
)


def shown(held: dict[str, list[Owed]], shows: dict[str, list[Between]]) -> list[list[Owed]]:
    return [list(part) for name, every in held.items() for part in cut(every, shows[name])]


@given(
    before=DUTIES,
    last=DUTIES,
    shows=st.fixed_dictionaries(dict.fromkeys("abc", PARTS)),
    by=st.integers(0, 3),
)
def test_acts_are_counted_as_if_each_were_told_apart_whatever_was_owed_before(
    before: Duties, last: Duties, shows: dict[str, list[Between]], by: int
) -> None:
    several: Several[str] = Several()
    several.move(of_several(()), of_several(before))
    several.move(of_several(before), of_several(last))
    held = {name: sorted(one for of, one in last if of == name) for name in "abc"}

    shared = tuple(some for _, some in several.shown(shows.__getitem__))
    part = Part((Far(tuple(shown(held, shows)), shared),))

    told_apart = {one.act: one.due_at for every in shown(held, shows) for one in sorted(every, reverse=True)}
    assert part.count() == len(told_apart)
    soon = {one.act for every in shown(held, shows) for one in every if one.due_at <= at(by)}
    assert part.count(by=at(by)) == len(soon)


@given(last=DUTIES)
def test_where_nothing_is_owed_any_more_nothing_is_kept(last: Duties) -> None:
    several: Several[str] = Several()
    several.move(of_several(()), of_several(last))

    several.move(of_several(last), of_several(()))

    assert several.held == {}


def test_duties_of_one_act_in_a_list_that_is_shown_whole_are_counted_without_a_look_at_any() -> None:
    class Unread(list[Owed]):
        """A list in which nobody looks."""

        def __iter__(self) -> object:  # type: ignore[override]
            raise AssertionError("somebody looked")

    every: Ordered[Owed] = Ordered()
    every.add(owed(1, 1))
    every.add(owed(1, 2))
    lists = (Unread(every.held),)

    assert Part((Far(lists, (Shared(lists, 1),)),)).count() == 1
