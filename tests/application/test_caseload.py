"""Cases as pages read them: an entry that links two cases carries no child, and no risk, into the other's case."""

from datetime import UTC, datetime

from wayhome.application.caseload import Caseload
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.rebuilding import everything
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import RecordId, Subject
from wayhome.packs import load
from wayhome.record.vocabulary import check
from wayhome.store.memory import MemoryLedger
from wayhome.store.supplies import SUPPLIES

AT = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
ANN, EM_2 = Subject("child:C-1"), Subject("episode:EM-2")
BEN, EM_1 = Subject("child:C-2"), Subject("episode:EM-1")


def entry(record: str, name: str, subjects: tuple[Subject, ...], **fields: object) -> Entry:
    draft = Draft(fact=check(name, 1, fields), happened_at=AT, recorded_at=AT, subjects=subjects)
    return Entry(record=RecordId(record), drafts=(draft,))


def linked() -> Caseload:
    ledger = MemoryLedger()
    told = [
        entry("C-1", "child.described", (ANN,), nation="england", age_stated=15),
        entry("C-2", "child.described", (BEN,), nation="england", age_stated=11, care_status="looked_after"),
        entry("EM-2", "missing.reported", (ANN, EM_2)),
        entry("EM-1", "missing.reported", (BEN, EM_1)),
        entry("EM-2", "missing.episodes_linked", (ANN, EM_2, BEN, EM_1), joint_owner="inspector"),
    ]
    enter_all(told, ledger=ledger, supplies=SUPPLIES)
    held = (kept.sealed for kept in everything(ledger) if kept.sealed)
    return Caseload(held, Rulebook(load("examples-2026.1")), at=AT)


def test_an_entry_that_links_two_cases_brings_no_child_into_the_others_case():
    case = linked().case("EM-2")

    assert case is not None
    assert case.children == (ANN,)
    assert {held.event.record for held in case.background} == {"C-1"}


def test_a_case_that_links_to_another_is_still_known_by_its_own_child():
    case = linked().case("EM-2")

    assert case is not None
    assert case.known.value("age", AT) == 15


def test_a_child_is_in_no_case_that_only_names_them_in_a_link():
    assert [case.record for case in linked().about(BEN)] == ["C-2", "EM-1"]
