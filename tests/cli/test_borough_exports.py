"""The borough's two nights of exports come to one difference of each kind that a newcomer should see."""

from dataclasses import replace

from tests.web.borough import AT_NOW
from wayhome.cli.borough.exports import load_exports
from wayhome.store.exports.memory import MemoryExportRegister
from wayhome.store.memory import MemoryLedger


def test_the_second_night_shows_a_child_found_here_a_grade_changed_and_an_entry_gone() -> None:
    ledger, register = MemoryLedger(), MemoryExportRegister()

    load_exports(ledger, register, AT_NOW)

    assert [(one.difference.kind.key, one.difference.case) for one in register.differing()] == [
        ("still_missing_there", "EX-0417"),
        ("says_otherwise", "EX-0402"),
        ("no_longer_said", "EX-0396"),
    ]


def test_loading_again_changes_nothing_even_a_day_later() -> None:
    ledger, register = MemoryLedger(), MemoryExportRegister()
    load_exports(ledger, register, AT_NOW)
    head = ledger.head()

    load_exports(ledger, register, replace(AT_NOW))

    assert ledger.head() == head
