"""No number that is small shows, and none can be had by subtraction."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from wayhome.assurance.suppression import SMALLEST, Block, large_enough
from wayhome.assurance.suppression import protected as by_children

GROUPS = ("White", "Mixed", "Asian", "Black", "Chinese or other", "not recorded")


def protected(rows: Mapping[str, Sequence[int]]) -> tuple[Block, ...]:
    """Protect rows in which every episode is of another child."""
    return by_children(rows, {name: sum(counts) for name, counts in rows.items()})


def _rows(answers: int) -> st.SearchStrategy[dict[str, tuple[int, ...]]]:
    number = st.one_of(st.integers(0, 6), st.integers(0, 60))
    return st.fixed_dictionaries({name: st.tuples(*[number] * answers) for name in GROUPS})


ROWS = st.integers(2, 4).flatmap(_rows)


def _sum(rows: dict[str, tuple[int, ...]], names: tuple[str, ...]) -> list[int]:
    return [sum(column) for column in zip(*(rows[name] for name in names), strict=True)]


@given(ROWS)
def test_no_block_that_is_shown_holds_a_small_number(rows: dict[str, tuple[int, ...]]) -> None:
    for block in protected(rows):
        counts = _sum(rows, block)
        assert sum(counts) >= SMALLEST
        assert not [count for count in counts if 0 < count < SMALLEST]


@given(ROWS)
def test_what_is_shown_parts_the_whole_so_that_a_subtraction_gives_another_block(
    rows: dict[str, tuple[int, ...]],
) -> None:
    shown = protected(rows)
    named = [name for block in shown for name in block]
    assert len(named) == len(set(named))
    if shown:
        hidden = [name for name in rows if name not in named]
        assert not any(sum(rows[name]) for name in hidden)


@given(_rows(2))
def test_whoever_knows_all_that_is_shown_cannot_tell_a_group_that_was_put_with_others(
    rows: dict[str, tuple[int, ...]],
) -> None:
    """Move one episode from a hidden group to another: what is shown stays the same, so it fits as well."""
    for block in (block for block in protected(rows) if len(block) > 1):
        for name in (name for name in block if sum(rows[name])):
            other = next(one for one in block if one != name)
            place = next(index for index, count in enumerate(rows[name]) if count)
            moved = {one: list(counts) for one, counts in rows.items()}
            moved[name][place] -= 1
            moved[other][place] += 1
            assert _sum({one: tuple(counts) for one, counts in moved.items()}, block) == _sum(rows, block)


@given(ROWS)
def test_a_group_that_holds_a_small_number_never_stands_alone(rows: dict[str, tuple[int, ...]]) -> None:
    alone = {block[0] for block in protected(rows) if len(block) == 1}
    for name, counts in rows.items():
        if any(0 < count < SMALLEST for count in counts) or 0 < sum(counts) < SMALLEST:
            assert name not in alone


def test_small_groups_are_put_with_the_next_smallest() -> None:
    rows = {"White": (40, 60), "Asian": (3, 2), "Black": (8, 12), "not recorded": (30, 30)}
    assert protected(rows) == (("White",), ("not recorded",), ("Asian", "Black"))


def test_where_everything_is_small_nothing_is_shown() -> None:
    assert protected({"Girls": (1, 2), "Boys": (1, 0), "not recorded": (0, 0)}) == ()


def test_an_empty_group_is_put_with_small_ones_so_that_who_is_there_is_not_known() -> None:
    rows = {"White": (40, 60), "Asian": (3, 20), "Mixed": (0, 0), "Black": (8, 12)}
    assert protected(rows) == (("White",), ("Asian", "Mixed", "Black"))


def test_many_times_of_few_children_do_not_stand_alone() -> None:
    rows = {"White": (40, 60), "Asian": (20, 20), "Black": (8, 12)}
    assert by_children(rows, {"White": 30, "Asian": 2, "Black": 9}) == (("White",), ("Asian", "Black"))


@given(ROWS, st.lists(st.integers(0, 12), min_size=len(GROUPS), max_size=len(GROUPS)))
def test_no_block_tells_of_fewer_than_five_children(rows: dict[str, tuple[int, ...]], several: list[int]) -> None:
    children = {
        name: min(sum(counts), max(many, 1 if sum(counts) else 0))
        for (name, counts), many in zip(rows.items(), several, strict=True)
    }
    for block in by_children(rows, children):
        assert sum(children[name] for name in block) >= SMALLEST


@given(st.fixed_dictionaries({name: st.integers(0, 12) for name in GROUPS}))
def test_no_two_tables_of_a_grouping_differ_by_fewer_than_five_children(children: dict[str, int]) -> None:
    blocks = large_enough(children)
    assert sorted(name for block in blocks for name in block) == sorted(GROUPS)
    if sum(children.values()) >= 2 * SMALLEST:
        for many in (sum(children[name] for name in block) for block in blocks):
            assert many == 0 or many >= SMALLEST
