"""What is asked of a subject's history by part is what the whole of it holds of that part."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.stores.acts import counting
from tests.stores.test_duties import WIDE, copies, histories
from wayhome.application.drafts import Entry
from wayhome.application.duty_book import on_every_case
from wayhome.application.entering import enter_all
from wayhome.application.ports import Ledger
from wayhome.application.rebuilding import everything
from wayhome.kernel.ids import Subject
from wayhome.store.bearing import events_about, in_every_case
from wayhome.store.memory import MemoryLedger

TYPES = ("missing.reported", "missing.child_located", "record.corrected")
ANYTHING = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def named_in(ledger: Ledger) -> list[Subject]:
    return sorted({named for kept in everything(ledger) if kept.event for named in kept.event.subjects})


@given(acts=histories())
@ANYTHING
def test_of_a_child_what_bears_on_every_case_is_read_without_the_rest(
    migrated_sqlite: Path, tmp_path: Path, acts: list[Entry]
) -> None:
    with copies(migrated_sqlite, tmp_path, WIDE) as ledger:
        enter_all(acts, ledger=ledger, supplies=counting())
        for child in named_in(ledger):
            assert in_every_case(ledger.using, child) == on_every_case(events_about(ledger.using, child))


@given(acts=histories())
@ANYTHING
def test_the_events_of_some_types_are_those_of_the_whole_history(
    migrated_sqlite: Path, tmp_path: Path, acts: list[Entry]
) -> None:
    with copies(migrated_sqlite, tmp_path, WIDE) as ledger:
        for each in (ledger, MemoryLedger()):
            enter_all(acts, ledger=each, supplies=counting())
            for named in named_in(each):
                whole = [sealed for sealed in each.about(named).events if sealed.event.type in TYPES]
                assert list(each.about_of_types(named, TYPES)) == whole
