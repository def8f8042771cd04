"""Searching 100,000 held records: milliseconds on each database, beside a search for the surname as text in each.

Names, errors and people are invented by rule and by the hand that wrote the search, so that how many come back says
that it works, not that it generalises. ``WAYHOME_HELD_RECORDS`` and ``WAYHOME_HELD_TRUTH`` may name labelled records
(JSON Lines; the truth gives ``record_id`` and ``person_id``): then how right and how complete it is on them is said.
"""

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from bench.places import places
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.holding.ports import HoldingsIndex
from wayhome.application.holding.reading import read_line
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.sql import ask

RECORDS, A_PERSON, QUERIES, BASELINE_QUERIES, AT_ONCE = 100_000, 3, 300, 15, 10_000
AT = datetime(2026, 3, 2, 2, 14, tzinfo=UTC)
AIM = 100.0
GIVEN = """
    Mohammed Aisha Oliver Amelia Jayden Chloe Zainab Ibrahim Tomasz Zofia Kwame Abena Arjun Priya Layla Omar Hamza Yusuf
    Maryam Daniel Sofia Jakub Nikola Ravi Anh Linh Mehmet Elif Ana Tiago Shanice Tyrell Keisha Callum Poppy
"""
FAMILY = """
    Ahmed Khan Begum Smith Jones Williams Okafor Mensah Adeyemi Nowak Kowalski Wojcik Patel Sharma Hussain Ali Warsame
    Hassan Nguyen Tran Yilmaz Demir Silva Santos Campbell Clarke Brown Taylor Walker Robinson Thompson Begley
"""
ENDINGS = ("", "", "", "son", "ley", "er", "ov", "ani", "well", "ridge", "wood", "ford", "ton", "man", "by", "ham")
STREETS = ("Quarry", "Harbour", "Temple", "Foundry", "Orchard", "Priory", "Tanner", "Canal", "Station", "Mill")
SYSTEMS = ("missing", "crime", "intelligence", "custody", "stop_and_search", "command_and_control", "social_care")


def people(chance: Random) -> Iterator[HeldRecord]:
    """Yield records of one person after another, the first of each as the person is."""
    given, family = GIVEN.split(), FAMILY.split()
    for number in range(RECORDS // A_PERSON + 1):
        born = date(2008, 1, 1) + timedelta(days=chance.randrange(3_650))
        person = Person(
            given_name=chance.choice(given),
            family_name=chance.choice(family) + chance.choice(ENDINGS),
            birth_date=born,
            address=f"{chance.randrange(1, 200)} {chance.choice(STREETS)} Road",
            postcode=f"EM{chance.randrange(1, 10)} {chance.randrange(1, 10)}{chance.choice('AB')}{chance.choice('XY')}",
            phones=(f"07700 9{number:05}",),
        )
        for copy in range(A_PERSON):
            held = person if copy == 0 else mistyped(person, chance)
            system = chance.choice(SYSTEMS)
            yield HeldRecord(id=f"B-{number}-{copy}", system=system, person=held, on=born, text="Held for the measure.")


def mistyped(person: Person, chance: Random) -> Person:
    """Return a person as another record has them: things left out, and at times one thing wrong."""
    kept = replace(
        person,
        birth_date=person.birth_date if chance.random() < 0.75 else None,
        phones=person.phones if chance.random() < 0.35 else (),
        address=person.address if chance.random() < 0.6 else "",
    )
    wrong = chance.random()
    born = kept.birth_date
    if wrong < 0.15:
        at = chance.randrange(1, len(kept.family_name))
        return replace(kept, family_name=kept.family_name[:at] + kept.family_name[at + 1 :])
    if wrong < 0.25 and born and born.day <= 12:
        return replace(kept, birth_date=date(born.year, born.day, born.month))
    if wrong < 0.35:
        return replace(kept, given_name=kept.family_name, family_name=kept.given_name)
    return kept


def asked_for(record: HeldRecord) -> Asked:
    """Return what a caller may know of the person of a record."""
    person = record.person
    return Asked(name=person.name, birth_date=person.birth_date, address=person.address, postcode=person.postcode)


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes, in milliseconds."""
    before = time.perf_counter()
    act()
    return (time.perf_counter() - before) * 1000


def percentile(times: Sequence[float], at: float) -> float:
    """Return the time that so large a part of all were within."""
    return sorted(times)[min(len(times) - 1, int(len(times) * at))]


def measured(index: DatabaseHoldings, using: str, kind: str, records: Sequence[HeldRecord]) -> Iterator[str]:
    """Yield what one database comes to."""
    before = time.perf_counter()
    for start in range(0, len(records), AT_ONCE):
        index.add(records[start : start + AT_ONCE], at=AT)
    yield f"{kind}: brought in {len(records):,} at {len(records) / (time.perf_counter() - before):,.0f} a second"
    wanted = Random(7).sample([record for record in records if record.id.endswith("-0")], QUERIES)
    times, came_back = [], 0
    for record in wanted:
        times.append(timed(lambda: index.search(asked_for(record), at=AT)))  # noqa: B023
        back = {found.record.id for found in index.search(asked_for(record), at=AT).found}
        came_back += sum(f"{record.id[:-1]}{copy}" in back for copy in range(1, A_PERSON))
    like = "SELECT body FROM held_record WHERE body LIKE %s"
    base = [timed(lambda: ask(using, like, f"%{one.person.family_name}%")) for one in wanted[:BASELINE_QUERIES]]  # noqa: B023
    p95 = percentile(times, 0.95)
    yield (
        f"{kind}: p50 {percentile(times, 0.5):.1f} ms, p95 {p95:.1f} ms (aim {AIM:g}); the surname as text, p50 "
        f"{percentile(base, 0.5):.1f} ms; {came_back / QUERIES / (A_PERSON - 1):.1%} of the others' records came back"
    )


def labelled(records: Path, truth: Path) -> Iterator[str]:
    """Yield how right and how complete a search is on labelled records, each asked for by what another says."""
    held = [read_line(line, number)[0] for number, line in enumerate(records.read_text("utf-8").splitlines(), 1)]
    told = map(json.loads, truth.read_text("utf-8").splitlines())
    whose = {str(each["record_id"]): str(each["person_id"]) for each in told}
    index = MemoryHoldings()
    index.add(held, at=AT)
    counts = counted(index, held, whose)
    strong, listed, meant = counts["strong"], counts["listed"], counts["meant"]
    yield (
        f"{len(held)} labelled records, public ones that the rules were tuned on: strong is right in "
        f"{strong / counts['strong back']:.1%} and finds {strong / meant:.1%}; whoever is listed as the person is "
        f"right in {listed / counts['listed back']:.1%} and finds {listed / meant:.1%}"
    )


def counted(index: HoldingsIndex, held: Sequence[HeldRecord], whose: dict[str, str]) -> dict[str, int]:
    """Count over every record as a query: what was meant, what came back, and what of that was right."""
    counts: dict[str, int] = defaultdict(int)
    for record in held:
        asked = replace(asked_for(record), phones=record.person.phones, also_known_as=record.person.also_known_as)
        same = {other.id for other in held if whose[other.id] == whose[record.id]} - {record.id}
        counts["meant"] += len(same)
        for found in index.search(asked, at=AT).found:
            if found.record.id == record.id or found.tie != "person":
                continue
            for name in ("listed", *(["strong"] if found.tier in ("certain", "probable") else [])):
                counts[f"{name} back"] += 1
                counts[name] += found.record.id in same
    return counts


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    records, truth = os.environ.get("WAYHOME_HELD_RECORDS"), os.environ.get("WAYHOME_HELD_TRUTH")
    if records and truth:
        yield from labelled(Path(records), Path(truth))
    made = list(people(Random(20260302)))[:RECORDS]
    with places() as found:
        for kind, url in found.items():
            migrate(url)
            with known_to_django(opened_safely(url)) as using:
                yield from measured(DatabaseHoldings(using), using, kind, made)
