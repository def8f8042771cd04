"""The index says what the rows of records say, no more and no less, whenever a build of it is killed.

``WAYHOME_TEST_FULL=1`` compares a hundred thousand records and kills a hundred builds.
"""

import os
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from time import monotonic

from django.db import connections

from tests.holdings.people import NIGHT, held
from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import hashed, keys_of
from wayhome.holdings.listed import LONGEST
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.building import bring_in_whole, build
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.segment import Segment
from wayhome.store.holdings.standing import folder_of, stands
from wayhome.store.holdings.tables import StoredHeldRecord
from wayhome.store.holdings.written import beginning, record_of

FULL = os.environ.get("WAYHOME_TEST_FULL") == "1"
RECORDS, KILLS = (100_000, 100) if FULL else (400, 4)
GIVEN = ("Tyrell", "Zara", "Mohammed", "Amina", "Ruben", "Li Wei", "Oluwaseun", "Agnieszka", "Nguyen Thi", "Isla")
FAMILY = ("Quill", "Kaye", "Okafor", "Castellan", "Hussain", "O'Brien", "Kowalczyk", "Da Silva", "Tate", "Warsame")


def population(many: int) -> Iterator[HeldRecord]:
    """Yield records of every kind, always the same ones."""
    chance = Random(7)
    for number in range(many):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}{chance.choice(('', '', 'son', 'ova'))}"
        yield held(
            name, reference=f"R-{number}", born=date(2008, 1, 1) + timedelta(days=chance.randrange(3_000)),
            phones=(f"07700 {900_000 + chance.randrange(1_000)}",), text=f"Seen with {chance.choice(GIVEN)} Tate.",
            postcode=f"EM{chance.randrange(1, 9)} {chance.randrange(1, 9)}QD",
            address=f"{chance.randrange(1, 90)} Quarry Road", vehicles=(f"AK{chance.randrange(10, 99)} MTE",),
        )  # fmt: skip


def differences(using: str) -> tuple[list[str], int]:
    """Return which records are not in the segment as their rows say, and how much more is in it than in the rows."""
    standing = stands(using)
    folder, salt, pairs, wrong = folder_of(using) / standing.segment, standing.salt, 0, []
    segment = Segment(folder)
    for row in StoredHeldRecord.objects.using(using).order_by("number").iterator(chunk_size=1_000):
        keys = [hashed(key, salt) for key in keys_of(record_of(row.body))]
        pairs += len(keys)
        under = segment.under(dict.fromkeys(keys, 1.0))
        is_there = all(key in under and (row.number in under[key].numbers or under[key].many > LONGEST) for key in keys)
        if not is_there or segment.content(row.number) != beginning(row.content):
            wrong.append(row.id)
    return wrong, (folder / "numbers").stat().st_size // 4 - pairs


def test_the_index_holds_what_the_rows_of_every_record_say_and_nothing_more(database: str):
    bring_in_whole(database, population(RECORDS), at=NIGHT)

    assert build(database, name="first").records == RECORDS

    assert differences(database) == ([], 0)


def test_a_build_that_is_killed_at_any_moment_leaves_an_index_that_can_be_answered_from(sqlite: str):
    index = DatabaseHoldings(sqlite)
    bring_in_whole(sqlite, population(400), at=NIGHT)
    began = monotonic()
    build(sqlite, name="first")
    took = monotonic() - began
    asked = Asked(phones=("07700 900500",), name="Zara Quill")
    before = index.search(asked, at=NIGHT)

    ended = [killed_after(sqlite, f"build-{at}", took * (at + 1) / KILLS) for at in range(KILLS)]

    assert signal.SIGALRM in ended
    assert index.search(asked, at=NIGHT) == before
    build(sqlite, name="last")
    assert [path.name for path in folder_of(sqlite).iterdir() if path.is_dir()] == ["last"]
    assert differences(sqlite) == ([], 0)


def killed_after(using: str, name: str, seconds: float) -> int:
    """Build in a process that is killed after so many seconds; returns the signal that ended it, 0 for none."""
    connections[using].close()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            build(using, name=name)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
