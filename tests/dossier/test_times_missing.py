"""Who was missing at the same time: whatever the bounds, those found are those whose times meet."""

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.stores.acts import MIDNIGHT, counting, draft, located, record_of, reported
from wayhome.application.dossier.times import Spell, TimesMissing
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter_all
from wayhome.kernel.ids import Subject, subject
from wayhome.store.memory import MemoryLedger

HOURS = st.integers(0, 24 * 120)
LASTS = st.one_of(st.none(), st.integers(0, 72), st.integers(0, 24 * 90))
TIMES = st.lists(st.tuples(st.sampled_from("123456"), HOURS, LASTS), max_size=12)
NOW = MIDNIGHT + timedelta(days=900)


def spell(number: int, child: str, began: int, lasts: int | None) -> Spell:
    starts = MIDNIGHT + timedelta(hours=began)
    return Spell(
        child=subject("child", child),
        episode=subject("episode", str(number)),
        record=record_of(str(number)),
        began=starts,
        ended=None if lasts is None else starts + timedelta(hours=lasts),
        known_at=MIDNIGHT,
    )


def entered(spells: Iterable[Spell]) -> Iterable[Entry]:
    for one in spells:
        child, episode = (name.partition(":")[2] for name in (one.child, one.episode))
        facts = [(reported(), one.began), *([(located(), one.ended)] if one.ended else [])]
        drafts = tuple(draft(fact, child=child, episode=episode, at=at) for fact, at in facts)
        yield Entry(record=one.record, drafts=drafts)


def episodes(spells: Iterable[Spell]) -> set[Subject]:
    return {each.episode for each in spells}


@given(told_first=TIMES, told_later=TIMES, own=st.lists(st.tuples(HOURS, LASTS), min_size=1, max_size=3))
def test_whoever_was_missing_with_a_child_is_found_and_nobody_else(
    told_first: list[tuple[str, int, int | None]],
    told_later: list[tuple[str, int, int | None]],
    own: list[tuple[int, int | None]],
) -> None:
    ledger, mine = MemoryLedger(), [spell(900 + n, "mine", *times) for n, times in enumerate(own)]
    times = TimesMissing(ledger)
    first = [spell(number, *one) for number, one in enumerate(told_first)]
    later = [spell(100 + number, *one) for number, one in enumerate(told_later)]

    enter_all(list(entered(first)), ledger=ledger, supplies=counting(name="first"))
    times.warm()
    enter_all(list(entered(later)), ledger=ledger, supplies=counting(name="later"))

    met = [one for one in (*first, *later) if any(each.meets(one) for each in mine)]
    assert episodes(times.beside(mine, NOW)) == episodes(met)


@given(told=TIMES, at=HOURS)
def test_who_was_missing_at_an_instant_is_asked_of_some_children_alone(
    told: list[tuple[str, int, int | None]], at: int
) -> None:
    ledger, moment = MemoryLedger(), MIDNIGHT + timedelta(hours=at)
    spells = [spell(number, *one) for number, one in enumerate(told)]
    enter_all(list(entered(spells)), ledger=ledger, supplies=counting(start=MIDNIGHT - timedelta(days=1)))
    asked = [subject("child", child) for child in "123"]

    missing = {one.child for one in spells if one.began <= moment and (one.ended is None or one.ended > moment)}

    assert TimesMissing(ledger).missing(asked, moment) == missing & set(asked)
