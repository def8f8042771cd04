"""What is owed as a card for each child: the first acts whole, the rest folded, and apart what was left for days."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from wayhome.web.presenting.owed import OwedRow
from wayhome.web.presenting.whose import MISSING, OwedAct, place_of

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildCard:
    """What is owed to the child or children of one case: ``more`` and ``left`` open, ``left`` for days."""

    head: OwedRow
    acts: tuple[OwedRow, ...]
    more: tuple[OwedRow, ...] = ()
    left: tuple[OwedRow, ...] = ()


def child_cards(first: Iterable[OwedRow], rest: Iterable[OwedRow] = ()) -> tuple[ChildCard, ...]:
    """Return a card for each case of which an act comes first, with what else of the rest is owed in it."""
    whole, folded = _by_case(first), _by_case(rest)
    return tuple(
        ChildCard(
            head=acts[0],
            acts=acts,
            more=tuple(row for row in folded.get(record, ()) if not row.left_for_days),
            left=tuple(row for row in folded.get(record, ()) if row.left_for_days),
        )
        for record, acts in whole.items()
    )


def on_no_card(first: Iterable[OwedRow], rest: Iterable[OwedRow]) -> tuple[OwedRow, ...]:
    """Return what of the rest is owed in cases of which no act comes first."""
    cases = {row.record for row in first}
    return tuple(row for row in rest if row.record not in cases)


def pressing_children(acts: Iterable[OwedAct], *, by_wait: bool) -> int:
    """Return how many cases press at the head of a page, which has one act of each before a second of any."""
    seen: set[str] = set()
    leads = takewhile(lambda act: act.presses and (by_wait or place_of(act.case)[0] == MISSING), acts)
    for act in leads:
        if act.case.record in seen or len(seen) == MOST:
            break
        seen.add(act.case.record)
    return len(seen)


def _by_case(rows: Iterable[OwedRow]) -> dict[str, tuple[OwedRow, ...]]:
    by_case: dict[str, tuple[OwedRow, ...]] = {}
    for row in rows:
        by_case[row.record] = (*by_case.get(row.record, ()), row)
    return by_case
