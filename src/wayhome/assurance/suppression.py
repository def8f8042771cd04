"""Keeping small numbers from showing, so that a table cannot tell of a child whom somebody knows.

Groups with a small number are not blanked, which a total would undo: they are put together with the next smallest until
nothing small is left. What is shown parts the whole into blocks, so that a subtraction gives another block and no more.
"""

from collections.abc import Mapping, Sequence

SMALLEST = 5  # the smallest number that is shown, but for none at all; our own choice, see decision 15
Rows = Mapping[str, Sequence[int]]
Block = tuple[str, ...]


def protected(rows: Rows) -> tuple[Block, ...]:
    """Return which groups are shown, alone or put together, in the order given; nothing where nothing may be.

    ``rows`` holds for each group how many came to each answer. A group stands alone where it is empty or has at least
    five, and no answer has one to four. Groups put together must have at least five, no answer with one to four, and
    more than one answer: that all of a few children came to one answer would tell of each. Empty groups are put with
    them, so that who is in the block is not known either.
    """
    small = [name for name, counts in rows.items() if sum(counts) and not _may_stand_alone(counts)]
    if not small:
        return tuple((name,) for name, counts in rows.items() if sum(counts))
    together = [name for name, counts in rows.items() if not sum(counts) or name in small]
    rest = sorted((name for name in rows if name not in together), key=lambda name: (sum(rows[name]), name))
    while rest and (not _may_be_shown(_sum(rows, together)) or _filled(rows, together) < 2):
        together.append(rest.pop(0))
    if not _may_be_shown(_sum(rows, together)):
        return ()
    block = tuple(name for name in rows if name in together)
    return (*((name,) for name in rows if name in rest), block)


def _may_stand_alone(counts: Sequence[int]) -> bool:
    return sum(counts) >= SMALLEST and not any(map(_is_small, counts))


def _may_be_shown(counts: Sequence[int]) -> bool:
    return _may_stand_alone(counts) and sum(map(bool, counts)) > 1


def _is_small(count: int) -> bool:
    return 0 < count < SMALLEST


def _sum(rows: Rows, names: Sequence[str]) -> list[int]:
    return [sum(column) for column in zip(*(rows[name] for name in names), strict=True)]


def _filled(rows: Rows, names: Sequence[str]) -> int:
    return sum(1 for name in names if sum(rows[name]))
