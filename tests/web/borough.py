"""The parts behind the pages for tests: the fictional borough in memory, as told at one fixed instant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import RLock

from tests.web.evidence_pack import evidence_pack
from tests.web.letters_there import write_a_letter
from tests.web.people_there import set_up_people
from wayhome.application.dossier.times import TimesMissing
from wayhome.application.entering import enter_all
from wayhome.application.reading import Reading
from wayhome.cli.borough.areas import eastmere
from wayhome.cli.borough.holding import bring_in_as_they_came, held_records
from wayhome.cli.borough.photographs import load_photographs
from wayhome.cli.borough.telling import borough
from wayhome.duties.derive import Rulebook
from wayhome.packs import load, reader
from wayhome.rulebook.parse import Fault, PackFault
from wayhome.store.exports.memory import MemoryExportRegister
from wayhome.store.files.memory import MemoryFiles
from wayhome.store.holdings.memory import MemoryHoldings, MemoryKnownChildren
from wayhome.store.holdings.text import MemoryTexts
from wayhome.store.linking.memory import MemoryProposals
from wayhome.store.looks import MemoryLookLog
from wayhome.store.memory import MemoryLedger
from wayhome.store.outgoing_memory import MemoryOutgoing
from wayhome.store.supplies import SUPPLIES
from wayhome.store.wording.lexicons import DatabaseLexicons
from wayhome.store.wording.readings import DatabaseReadings
from wayhome.web.delivered import Delivered
from wayhome.web.wiring import Wiring

PACK = "examples-2026.1"
NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
AT_NOW = replace(SUPPLIES, now=lambda: NOW)
AN_HOUR_AGO = replace(SUPPLIES, now=lambda: NOW - timedelta(hours=1))
PHOTOGRAPHS = MemoryFiles()


LETTER = Delivered(
    name="b1",
    to="supervisor@eastmere.example",
    subject="Overdue: 2 things to do in 2 cases",
    text=(
        "Something that you owe as supervisor is overdue.\n\n"
        "EM-1047\n  Review the search and the risk\n    due 01:52 on 24 November 2026\n"
        "  http://127.0.0.1:8000/cases/EM-1047/\n\n"
        "And 3 more. They are all at http://127.0.0.1:8000/\n"
    ),
    at=NOW - timedelta(minutes=7),
)


TO_A_PARENT = Delivered(
    name="b2",
    to="letter@outside.example",
    subject="A message for you",
    text="We have news for you.\n",
    at=NOW - timedelta(minutes=9),
    way="letter",
    letter=b"%PDF-1.7",
)


class Letters:
    """A mailbox with a letter to an officer, and one to somebody outside."""

    def latest(self, most: int) -> Sequence[Delivered]:
        """Return both."""
        return [TO_A_PARENT, LETTER]

    def letter(self, name: str) -> Delivered | None:
        """Return the one that is meant."""
        return {LETTER.name: LETTER, TO_A_PARENT.name: TO_A_PARENT}.get(name)


@cache
def told() -> MemoryLedger:
    """Return the record of the borough, told once for all tests that only read."""
    ledger = MemoryLedger()
    enter_all(borough(NOW), ledger=ledger, supplies=AT_NOW)
    load_photographs(ledger, PHOTOGRAPHS, AT_NOW, ("EM-1040",))
    set_up_people(ledger, AT_NOW)
    write_a_letter(ledger, AN_HOUR_AGO)
    return ledger


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook; recommendations are a small pack of the tests' own, and the large one is broken."""
    if name == "england-wales-2026.1":
        raise PackFault([Fault(file="missing.yaml", line=1, words="It is broken.", remedy="Mend it.")])
    return Rulebook(evidence_pack() if name.startswith("recommendations") else load(name))


@cache
def held_elsewhere() -> MemoryHoldings:
    """Return what other systems hold about the borough's children, brought in once for all tests."""
    index = MemoryHoldings()
    bring_in_as_they_came(index, held_records(NOW), at=NOW)
    return index


def parts() -> Wiring:
    """Return parts with the borough told and nobody having looked."""
    return around(told())


def empty_parts() -> Wiring:
    """Return fresh parts with nothing in the record."""
    return around(MemoryLedger())


def around(ledger: MemoryLedger) -> Wiring:
    """Return the parts around a ledger."""
    return Wiring(
        supplies=AT_NOW,
        looks=MemoryLookLog(),
        ledger=ledger,
        reading=Reading(ledger, rulebook(PACK), rulebook, turn=RLock()),
        rulebooks=rulebook,
        holdings=held_elsewhere(),
        known_children=MemoryKnownChildren(ledger),
        texts=MemoryTexts(held_elsewhere()),
        proposals=MemoryProposals(),
        exports=MemoryExportRegister(),
        times_missing=TimesMissing(ledger),
        brought_in=held_elsewhere(),
        engine=reader,
        readings=DatabaseReadings(),
        lexicons=DatabaseLexicons(),
        files=PHOTOGRAPHS,
        outgoing=MemoryOutgoing(),
        areas=eastmere,
        mailbox=Letters(),
    )
