"""Keeping small numbers from showing, so that a table cannot tell of a child whom somebody knows.

Groups with a small number are not blanked, which a total would undo: they are put together with the next smallest until
nothing small is left. What is shown parts the whole into blocks, so that a subtraction gives another block and no more.
"""

from collections.abc import Mapping, Sequence

SMALLEST = 5  # the smallest number that is shown, but for none at all; our own choice, see decision 15
Rows = Mapping[str, Sequence[int]]
Block = tuple[str, ...]


def protected(rows: Rows, children: Mapping[str, int]) -> tuple[Block, ...]:
    """Return which groups are shown, alone or put together, in the order given; nothing where nothing may be.

    ``rows`` holds for each group how many came to each answer, ``children`` of how many children that tells. A group
    stands alone where it is empty, or tells of at least five children and no answer has one to four. Groups put
    together must do so too, and have more than one answer: that all of a few children came to one answer would tell of
    each. Empty groups are put with them, so that who is in the block is not known either.
    """
    small = [name for name, counts in rows.items() if sum(counts) and not _may_stand_alone(counts, children[name])]
    if not small:
        return tuple((name,) for name, counts in rows.items() if sum(counts))
    together = [name for name, counts in rows.items() if not sum(counts) or name in small]
    rest = sorted((name for name in rows if name not in together), key=lambda name: (sum(rows[name]), name))
    while rest and not _is_safe(together, rows, children):
        together.append(rest.pop(0))
    if not _is_safe(together, rows, children):
        return ()
    block = tuple(name for name in rows if name in together)
    return (*((name,) for name in rows if name in rest), block)


def large_enough(children: Mapping[str, int]) -> tuple[Block, ...]:
    """Put groups together by how many children each tells of, once for all tables of a grouping.

    Each table puts together only these, so that no two tables differ by a group of fewer than five children.
    """
    small = [name for name, many in children.items() if 0 < many < SMALLEST]
    if not small:
        return tuple((name,) for name in children)
    together = [name for name, many in children.items() if not many or name in small]
    rest = sorted((name for name in children if name not in together), key=lambda name: (children[name], name))
    while rest and (_many(together, children) < SMALLEST or sum(bool(children[name]) for name in together) == 1):
        together.append(rest.pop(0))
    return (*((name,) for name in children if name in rest), tuple(name for name in children if name in together))


def _may_stand_alone(counts: Sequence[int], children: int) -> bool:
    return children >= SMALLEST and not any(0 < count < SMALLEST for count in counts)


def _is_safe(names: Sequence[str], rows: Rows, children: Mapping[str, int]) -> bool:
    """Say whether groups put together may be shown: two or more that hold anybody, with more than one answer."""
    counts = [sum(column) for column in zip(*(rows[name] for name in names), strict=True)]
    filled = sum(1 for name in names if sum(rows[name]))
    alone = _may_stand_alone(counts, sum(children[name] for name in names))
    return alone and sum(map(bool, counts)) > 1 and filled > 1


def _many(names: Sequence[str], children: Mapping[str, int]) -> int:
    return sum(children[name] for name in names)
