"""FEBRL 1 to 4, which anybody can measure on: each record asked for among the others, or in 4 among the other side.

They have no siblings, no aliases and little that is missing, so that they show what is broken and not what is good.
Many of their people have another first name altogether in one of two records, which of a child at one address with one
birth date means a twin: such a record comes back as somebody near, and is counted apart from those found as the person.
"""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bench.holdings_measures.ours import AT
from bench.holdings_measures.pairs import Pair, pair
from bench.holdings_measures.peers.pipe import HERE, ROOT, NotInstalled
from wayhome.application.holding.side_by_side import asked_as
from wayhome.holdings.asking import TIERS
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings


@dataclass(frozen=True, slots=True)
class Labelled:
    """One record of a set: which side it is on, and whose it is."""

    side: str
    whose: str
    record: HeldRecord


def told(*, asked_at_most: int = 1_000) -> Iterator[str]:
    """Yield best F1 and recall of each set, with the number that an authority gave and without."""
    yield (
        "| set | identifier | asked | come back at all | as the person | best F1 by bits alone (P / R) | "
        "best F1 as the person (P / R) | F1 of certain and probable |"
    )
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, some in read().items():
        for with_identifier in (False, True):
            yield (
                f"| FEBRL {name} | {'with' if with_identifier else 'without'} | "
                + " | ".join(_measured([_without(one) if not with_identifier else one for one in some], asked_at_most))
                + " |"
            )


def read() -> Mapping[str, Sequence[Labelled]]:
    """Return every set."""
    python = ROOT / ".venv-peers" / "bin" / "python"
    if not python.exists():
        raise NotInstalled(".venv-peers is not installed: run tools/install_peers peers")
    words = [str(python), "-m", f"{HERE}.febrl_peer"]
    said = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    sets: dict[str, list[Labelled]] = defaultdict(list)
    for line in filter(lambda line: line.startswith("{"), said.splitlines()):
        row = json.loads(line)
        sets[row["set"]].append(Labelled(row["side"], row["whose"], _record(row)))
    return sets


def _record(row: Mapping[str, str]) -> HeldRecord:
    person = Person(
        given_name=row.get("given", "").title(),
        family_name=row.get("family", "").title(),
        birth_date=_date(row.get("born", "")),
        address=f"{row.get('number', '')} {row.get('street', '')} {row.get('area', '')}".strip(),
        postcode=row.get("postcode", ""),
        identifiers=(f"ssid {row['identifier']}",) if row.get("identifier") else (),
    )
    return HeldRecord(id=row["id"], system="missing", person=person)


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(f"{written[:4]}-{written[4:6]}-{written[6:8]}")
    except ValueError:
        return None


def _without(one: Labelled) -> Labelled:
    person = one.record.person
    bare = Person(
        given_name=person.given_name,
        family_name=person.family_name,
        birth_date=person.birth_date,
        address=person.address,
        postcode=person.postcode,
    )
    return Labelled(one.side, one.whose, HeldRecord(id=one.record.id, system="missing", person=bare))


def _measured(some: Sequence[Labelled], asked_at_most: int) -> Iterator[str]:
    sides = sorted({one.side for one in some})
    asking = [one for one in some if one.side == sides[-1]][:: max(1, len(some) // len(sides) // asked_at_most)]
    held = [one for one in some if one.side == sides[0]]
    index = MemoryHoldings()
    index.add([one.record for one in held], at=AT)
    theirs: dict[str, set[str]] = defaultdict(set)
    for one in held:
        theirs[one.whose].add(one.record.id)
    true = {pair(one.record.id, other) for one in asking for other in theirs[one.whose] if other != one.record.id}
    anybody, person = _scored(index, asking)
    yield str(len(asking))
    yield from (f"{len(true & scored.keys()) / len(true):.4f}" for scored in (anybody, person))
    yield from (_best(scored, true) for scored in (anybody, person))
    yield f"{_f1({one for one, (tier, _) in person.items() if tier >= -1}, true)[0]:.4f}"


Scored = dict[Pair, tuple[int, float]]


def _scored(index: MemoryHoldings, asking: Sequence[Labelled]) -> tuple[Scored, Scored]:
    """Return what each pair scores: whoever came back by bits alone, and those that came back as the person by tier."""
    anybody: Scored = {}
    person: Scored = {}
    for one in asking:
        for found in index.search(asked_as(one.record.person), at=AT).found:
            if found.record.id == one.record.id:
                continue
            these = pair(one.record.id, found.record.id)
            anybody[these] = max(anybody.get(these, (0, 0.0)), (0, found.bits))
            if found.tie == "person":
                person[these] = max(person.get(these, (-9, 0.0)), (-TIERS.index(found.tier), found.bits))
    return anybody, person


def _best(scored: Scored, true: set[Pair]) -> str:
    right, best = 0, (0.0, 0.0, 0.0)
    for at, these in enumerate(sorted(scored, key=lambda one: scored[one], reverse=True), 1):
        right += these in true
        precision, recall = right / at, right / len(true)
        best = max(best, (2 * precision * recall / ((precision + recall) or 1), precision, recall))
    return f"{best[0]:.4f} ({best[1]:.4f} / {best[2]:.4f})"


def _f1(made: set[Pair], true: set[Pair]) -> tuple[float, float, float]:
    right = len(made & true)
    precision, recall = right / (len(made) or 1), right / len(true)
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall
