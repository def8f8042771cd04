"""What the page about daily exports says of its example is so."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.web.borough import AT_NOW
from wayhome.application.reconciling.register import Export
from wayhome.application.reconciling.taking import take
from wayhome.cli.exports.sheets import open_mapping, sheet_histories
from wayhome.store.exports.memory import MemoryExportRegister
from wayhome.store.memory import MemoryLedger

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "take-exports"


def taken(ledger: MemoryLedger, register: MemoryExportRegister, day: str) -> int:
    mapping = open_mapping(EXAMPLE / "mapping.json")
    sheets = EXAMPLE / f"{day}-cases.csv", EXAMPLE / f"{day}-events.csv"
    with TemporaryDirectory() as spare:
        read = sheet_histories(*sheets, mapping, Path(spare))
        export = Export(name=day, digest=day, whole=True)
        return take(export, read, ledger=ledger, supplies=AT_NOW, register=register).counted.mistakes


def test_the_two_days_of_the_example_come_to_the_two_differences_that_the_page_names() -> None:
    ledger, register = MemoryLedger(), MemoryExportRegister()

    mistakes = taken(ledger, register, "2026-03-09") + taken(ledger, register, "2026-03-10")

    assert mistakes == 0
    assert [(one.difference.case, one.difference.there, one.difference.here) for one in register.differing()] == [
        (
            "EM/26/0311",
            "Risk was graded high, at 21:45 on 8 March 2026, written down at 21:47 on 8 March 2026.",
            "Risk was graded medium, at 21:45 on 8 March 2026, written down at 21:47 on 8 March 2026.",
        ),
        (
            "EM/26/0312",
            "Nothing.",
            "Risk was graded medium, at 23:50 on 8 March 2026, written down at 23:55 on 8 March 2026.",
        ),
    ]
