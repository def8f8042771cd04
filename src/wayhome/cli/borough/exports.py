"""Two nights' exports of the borough's invented system of record, so that what it says otherwise can be seen.

Between them a child was found and seen here of whom the system does not know; a grade was changed there afterwards; and
an entry is there no longer.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.reconciling.register import Export, ExportRegister
from wayhome.application.reconciling.taking import take
from wayhome.application.shadow.exchange import read_line
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.events.missing_return import ChildLocated
from wayhome.record.vocabulary import Fact

Raw = dict[str, Any]
FOUND_HERE = Subject("episode:EX-0417/P-417/1")
CHILD_FOUND = Subject("child:P-417")
NIGHTS = ("First night", "Second night")


def load_exports(ledger: Ledger, register: ExportRegister, supplies: Supplies) -> None:
    """Take both nights, with the child found here in between; what was taken before is left alone."""
    now = supplies.now().replace(second=0, microsecond=0)
    if register.exports(1):
        return
    _take(NIGHTS[0], _first(now), ledger, register, supplies)
    _enter(ChildLocated(condition="alive"), now - timedelta(hours=9), ledger, supplies)
    _take(NIGHTS[1], _second(now), ledger, register, supplies)


def _take(name: str, cases: list[Raw], ledger: Ledger, register: ExportRegister, supplies: Supplies) -> None:
    export = Export(name=name, digest=name, whole=True, cases=len(cases))
    read = (read_line(json.dumps(raw), line) for line, raw in enumerate(cases, start=1))
    take(export, read, ledger=ledger, supplies=supplies, register=register)


def _enter(fact: Fact, at: datetime, ledger: Ledger, supplies: Supplies) -> None:
    draft = Draft(
        fact=fact, happened_at=at, subjects=(CHILD_FOUND, FOUND_HERE), actor=ActorId("PC Renshaw 6035"), role="response"
    )
    enter(Entry(record=RecordId(FOUND_HERE), drafts=(draft,)), ledger=ledger, supplies=supplies)


def _first(now: datetime) -> list[Raw]:
    still = _case(
        "EX-0417", "P-417", 15, [("-20h", "missing_reported", {}), ("-19h", "graded", {"grade": "medium"})], now
    )
    changed = _case("EX-0402", "P-402", 13, list(_seen_home("medium")), now)
    gone = _case("EX-0396", "P-396", 14, [*_seen_home("medium"), ("-28h", "rhi_completed", {})], now)
    return [still, changed, gone]


def _second(now: datetime) -> list[Raw]:
    still, _, gone = _first(now)
    changed = _case("EX-0402", "P-402", 13, list(_seen_home("high")), now)
    return [still, changed, {**gone, "events": gone["events"][:-1]}]


def _seen_home(level: str) -> Iterator[tuple[str, str, Raw]]:
    """Yield the entries of a child who was found, seen in person and brought home."""
    yield "-60h", "missing_reported", {}
    yield "-59h", "graded", {"grade": level}
    yield "-58h", "deployed", {}
    yield "-52h", "found", {"condition": "alive"}
    yield "-51h", "la_told_of_return", {}
    yield "-40h", "prevention_interview", {"mode": "in person"}
    yield "-39h", "closed", {}


def _case(case: str, child: str, years: int, told: list[tuple[str, str, Raw]], now: datetime) -> Raw:
    events = [
        {"n": n, "at": in_london(now + timedelta(hours=int(after[:-1]))).isoformat(), "type": kind, **fields}
        for n, (after, kind, fields) in enumerate(told, start=1)
    ]
    return {"id": case, "nation": "England", "children": [{"id": child, "age": years}], "events": events}
