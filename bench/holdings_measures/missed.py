"""What was not found, for whoever looks into why: from the tuning setting alone, since what is seen is tuned on."""

from collections import defaultdict
from collections.abc import Iterator

from bench.holdings_generator import World
from bench.holdings_measures.marking import Marked, Marks
from wayhome.holdings.records import HeldRecord

SHOWN = 3


def missed(world: World, marks: Marks, within: int = 50) -> Iterator[str]:
    """Yield, for each thing wrong in question and record, how many were missed and a few of them."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for one in marks.marked:
        for reference in sorted(one.query.linkable - one.found(within)):
            record = next(row.record for row in world.rows(one.query.person) if row.record.id == reference)
            by_kind[_kind(one, reference)].append(_words(one, record))
    for kind, some in sorted(by_kind.items(), key=lambda told: -len(told[1])):
        yield f"- {len(some)} missed: {kind}"
        yield from (f"    - {words}" for words in some[:SHOWN])


def _kind(one: Marked, reference: str) -> str:
    asked = " + ".join(sorted(one.query.slips)) or "nothing"
    held = " + ".join(sorted(one.query.truth[reference])) or "nothing"
    return f"wrong in the question {asked}; in the record {held}"


def _words(one: Marked, record: HeldRecord) -> str:
    person = record.person
    held = "; ".join(
        filter(
            None,
            (
                f"{person.given_name} / {person.family_name}",
                f"aka {', '.join(person.also_known_as)}" if person.also_known_as else "",
                f"born {person.birth_date}" if person.birth_date else "no birth date",
                " ".join(person.phones),
                f"{person.address} {person.postcode}".strip(),
            ),
        )
    )
    return f"[{one.query.person.group}] asked: {one.query.asked.words} — held ({record.system}): {held}"
