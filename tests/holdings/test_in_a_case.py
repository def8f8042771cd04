"""From the call to the marks: what is held is searched, entered system by system, read, and weighed."""

from datetime import date

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, Desk
from tests.holdings.people import held
from wayhome.application.holding.look_up import EVERY_SYSTEM, LookUp, checks, look_up, record_check
from wayhome.casework.mark_hit import MarkHit
from wayhome.holdings.asking import Asked
from wayhome.store.holdings.memory import MemoryHoldings, MemoryKnownChildren

ADA = Asked(name="Ada Quill", birth_date=date(2010, 6, 1))


def searched(desk: Desk, index: MemoryHoldings) -> LookUp:
    """Look the child up as the desk stands."""
    return look_up(ADA, holdings=index, children=MemoryKnownChildren(desk.ledger), at=desk.now)


def test_a_search_before_the_report_is_kept_as_its_receipt_and_the_child_is_found_the_next_time():
    desk = Desk()
    before = searched(desk, MemoryHoldings())
    desk.report(name="Ada Quill", looked_up=before.receipt.looked_up("no_match"))

    (found,) = searched(desk, MemoryHoldings()).children

    assert before.children == ()
    assert (found.child, found.record, found.tier) == ("child:A", CASE, "certain")
    (receipt,) = desk.events("missing.child_looked_up")
    assert (receipt.body["outcome"], receipt.body["came_back"]) == ("no_match", 0)
    (asked_with,) = [one.text for one in desk.ledger.words(CASE) if one.field == "asked_with"]
    assert asked_with == "name Ada Quill; born 2010-06-01"


def test_every_system_is_entered_as_it_answered_and_each_hit_is_weighed():
    desk, index = Desk(), MemoryHoldings()
    desk.report(name="Ada Quill")
    index.add([held("Ada Quill", born=ADA.birth_date), held("Zara Holt", reference="C-1", system="crime")], at=desk.now)

    answer = searched(desk.at(20), index).answer
    for one in checks(answer, EVERY_SYSTEM, read={found.record.id for found in answer.found}, names=("Ada Quill",)):
        desk.send(record_check(one, by=GRADER, record=CASE, happened_at=desk.now, key=f"check {one.system}"))
    desk.do(MarkHit, GRADER, hit="R-1", affects_grade="raises", how="Found by the river last time.")

    results = {event.body["system"]: event.body["result"] for event in desk.events("risk.system_checked")}
    assert results.pop("missing_history") == "hits_read"
    assert results.pop("crime") == "no_trace"
    assert set(results.values()) == {"not_done"}
    assert [event.body["hit"] for event in desk.events("risk.hit_found")] == ["R-1"]
    assert len(desk.events("risk.hit_marked")) == 1


def test_nothing_of_what_was_held_stands_in_the_events_themselves():
    desk, index = Desk(), MemoryHoldings()
    desk.report(CALL_HANDLER, name="Ada Quill")
    index.add([held("Ada Quill", born=ADA.birth_date, text="Found by the river.")], at=desk.now)

    answer = searched(desk.at(20), index).answer
    (one,) = checks(answer, ["missing_history"], read={"R-1"}, names=("Ada Quill",))
    desk.send(record_check(one, by=GRADER, record=CASE, happened_at=desk.now, key="check"))

    kept = "\n".join(row.envelope for row in desk.ledger.stored(CASE))
    assert "river" not in kept
    assert "Quill" not in kept
    assert any("river" in words.text for words in desk.ledger.words(CASE))
