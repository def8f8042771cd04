"""The one door, wherever the record is kept: order, the optimistic lock, repeats, all or nothing."""

from dataclasses import replace

import pytest

from tests.stores.acts import (
    MIDNIGHT,
    counting,
    deployed,
    draft,
    entry,
    graded,
    located,
    named,
    night,
    record_of,
    reported,
)
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.ports import Ledger, Projection
from wayhome.application.rebuilding import batches
from wayhome.application.refusals import Conflict, EnteredBefore, KeyUsedBefore
from wayhome.kernel.ids import EventId, Subject, subject
from wayhome.record.rows import Head
from wayhome.record.vocabulary import NotInVocabulary, check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.memory import MemoryLedger


def test_what_is_entered_is_read_back_in_order_with_its_place(ledger: Ledger) -> None:
    night(ledger, counting(), episode="1")
    night(ledger, counting(name="other"), episode="2")

    held = ledger.read(record_of("2"))

    assert [sealed.event.type for sealed in held.events] == [
        "missing.reported",
        "risk.graded",
        "missing.officers_deployed",
        "missing.child_located",
    ]
    assert [sealed.sequence for sealed in held.events] == [1, 2, 3, 4]
    assert [sealed.position for sealed in held.events] == [5, 6, 7, 8]
    assert held.sequence == 4
    assert ledger.head().position == 8


def test_what_is_returned_on_entering_is_what_is_read_back(ledger: Ledger) -> None:
    told = Draft(
        fact=check("victim.updated", 1, {"about": ("e-1", "e-2")}),
        happened_at=MIDNIGHT,
        subjects=(subject("child", "1"), subject("investigation", "1")),
    )

    entered = enter(Entry(record=record_of("1"), drafts=(told, draft(graded()))), ledger=ledger, supplies=counting())

    assert entered.events == ledger.read(record_of("1")).events


def test_an_empty_record_reads_as_nothing(ledger: Ledger) -> None:
    assert ledger.head() == Head()
    assert ledger.read(record_of("nobody")).sequence == 0
    assert ledger.about(subject("child", "nobody")).events == ()
    assert ledger.after(0, 10) == []


def test_everything_about_a_child_is_found_across_records(ledger: Ledger) -> None:
    night(ledger, counting(), episode="1", child="7")
    night(ledger, counting(name="other"), episode="2", child="8")
    night(ledger, counting(name="third"), episode="3", child="7")

    about = ledger.about(subject("child", "7"))

    assert [sealed.position for sealed in about.events] == [1, 2, 3, 4, 9, 10, 11, 12]


def test_the_events_of_one_act_are_recorded_at_one_time(ledger: Ledger) -> None:
    entered = enter(entry(reported(), graded()), ledger=ledger, supplies=counting())

    assert {sealed.event.recorded_at for sealed in entered.events} == {MIDNIGHT}


def test_an_import_keeps_the_id_and_the_time_of_entry_it_brings(ledger: Ledger) -> None:
    brought = Draft(
        fact=reported(),
        happened_at=MIDNIGHT,
        recorded_at=MIDNIGHT.replace(hour=3),
        subjects=(subject("child", "1"), subject("episode", "1")),
        id=EventId("old-17"),
    )

    enter(Entry(record=record_of("1"), drafts=(brought,)), ledger=ledger, supplies=counting())

    (sealed,) = ledger.read(record_of("1")).events
    assert (sealed.event.id, sealed.event.recorded_at.hour) == ("old-17", 3)


def test_an_id_that_is_brought_twice_is_refused_in_words(ledger: Ledger) -> None:
    once = Entry(record=record_of("1"), drafts=(draft(reported(), brought=EventId("old-17")),))
    enter(once, ledger=ledger, supplies=counting())

    with pytest.raises(EnteredBefore, match="old-17 is in the record already"):
        enter(once, ledger=ledger, supplies=counting())
    twice = Entry(record=record_of("1"), drafts=(draft(reported(), brought=EventId("old-18")),))
    with pytest.raises(EnteredBefore):
        enter_all([twice, twice], ledger=ledger, supplies=counting())


def test_an_act_decided_on_an_older_state_is_refused_and_says_what_to_do(ledger: Ledger) -> None:
    supplies = counting()
    enter(entry(reported()), ledger=ledger, supplies=supplies)
    enter(entry(graded(), after=1), ledger=ledger, supplies=supplies)

    with pytest.raises(Conflict) as refused:
        enter(entry(located(), after=1), ledger=ledger, supplies=supplies)

    assert str(refused.value) == (
        "Since you opened episode:1, 1 more entry was made. "
        "Open it again, read what is new, and enter yours again if it still stands. (record.moved_on)"
    )
    assert ledger.head().position == 2


def test_an_act_that_depends_on_nothing_is_always_taken(ledger: Ledger) -> None:
    supplies = counting()
    enter(entry(reported()), ledger=ledger, supplies=supplies)

    enter(entry(deployed()), ledger=ledger, supplies=supplies)

    assert ledger.read(record_of("1")).sequence == 2


def test_a_repeat_under_the_same_key_changes_nothing_and_returns_the_first_result(ledger: Ledger) -> None:
    supplies = counting()
    first = enter(entry(reported(), graded(), key="form-1"), ledger=ledger, supplies=supplies)
    enter(entry(deployed()), ledger=ledger, supplies=supplies)

    again = enter(entry(reported(), graded(), key="form-1", after=0), ledger=ledger, supplies=supplies)

    assert again.repeated
    assert again.events == first.events
    assert ledger.head().position == 3


def test_a_repeat_within_one_batch_changes_nothing(ledger: Ledger) -> None:
    act = entry(reported(), key="form-1")

    first, again = enter_all([act, act], ledger=ledger, supplies=counting())

    assert (first.repeated, again.repeated) == (False, True)
    assert first.events == again.events
    assert ledger.head().position == 1


def test_more_acts_than_are_asked_about_at_once_are_known_again_by_their_keys(ledger: Ledger) -> None:
    acts = [entry(reported(), key=f"form-{number}") for number in range(650)]
    supplies = counting()
    first = enter_all(acts[:640], ledger=ledger, supplies=supplies)

    again = enter_all(acts, ledger=ledger, supplies=supplies)

    assert [each.repeated for each in again] == [True] * 640 + [False] * 10
    assert [each.events for each in again[:640]] == [each.events for each in first]
    assert ledger.head().position == 650


def test_a_key_that_comes_with_something_else_is_refused(ledger: Ledger) -> None:
    enter(entry(reported(), key="form-1"), ledger=ledger, supplies=counting())

    with pytest.raises(KeyUsedBefore, match="Send this entry under a key of its own"):
        enter(entry(deployed(), key="form-1"), ledger=ledger, supplies=counting())


def test_a_key_that_comes_again_without_the_words_it_came_with_is_refused(ledger: Ledger) -> None:
    enter(entry(located("at her aunt's"), key="form-1"), ledger=ledger, supplies=counting())

    with pytest.raises(KeyUsedBefore):
        enter(entry(located(""), key="form-1"), ledger=ledger, supplies=counting())


def test_a_batch_in_which_one_act_is_refused_enters_nothing(ledger: Ledger) -> None:
    with pytest.raises(Conflict):
        enter_all([entry(reported()), entry(graded(), after=0)], ledger=ledger, supplies=counting())

    assert ledger.head() == Head()
    assert ledger.words(record_of("1")) == []
    assert ledger.read(record_of("1")).events == ()


def test_an_event_that_does_not_say_which_episode_it_is_about_is_not_taken(ledger: Ledger) -> None:
    vague = Draft(fact=reported(), happened_at=MIDNIGHT, subjects=(subject("child", "1"),))

    with pytest.raises(NotInVocabulary, match="missing.reported must say which episode it is about"):
        enter(Entry(record=record_of("1"), drafts=(vague,)), ledger=ledger, supplies=counting())


def test_personal_words_are_beside_the_record_and_only_a_commitment_is_in_it(ledger: Ledger) -> None:
    enter(entry(graded("she said she was scared")), ledger=ledger, supplies=counting())

    (sealed,) = ledger.read(record_of("1")).events
    (words,) = ledger.words(record_of("1"))
    assert (words.field, words.text, words.subject) == ("rationale", "she said she was scared", "child:1")
    assert sealed.event.private == {"rationale": words.commitment}
    assert all("scared" not in row.envelope for batch in batches(ledger) for row in batch)


def test_whose_words_they_are_may_be_somebody_elses(ledger: Ledger) -> None:
    someone = Draft(
        fact=named("Ayo"),
        happened_at=MIDNIGHT,
        subjects=(subject("child", "1"),),
        whose={"name": subject("child", "2")},
    )

    enter(Entry(record=record_of("1"), drafts=(someone,)), ledger=ledger, supplies=counting())

    assert [words.subject for words in ledger.words(record_of("1"))] == ["child:2"]


def test_words_with_a_character_no_database_keeps_are_kept_all_the_same(ledger: Ledger) -> None:
    enter(entry(graded("by the river\0 at ten")), ledger=ledger, supplies=counting())

    assert [words.text for words in ledger.words(record_of("1"))] == ["by the river\N{REPLACEMENT CHARACTER} at ten"]


def test_a_correction_is_found_with_what_it_corrects_and_where_it_moves_it(ledger: Ledger) -> None:
    supplies = counting()
    wrong = enter(entry(graded(), episode="1", child="1"), ledger=ledger, supplies=supplies).events[0]
    moved = Draft(
        fact=check(
            "record.corrected", 1, {"corrects": wrong.event.id, "kind": "wrong_subject", "subjects": ["child:2"]}
        ),
        happened_at=MIDNIGHT,
        subjects=(),
    )
    other = replace(moved, fact=check("record.corrected", 1, {"corrects": wrong.event.id, "kind": "entered_in_error"}))

    enter(Entry(record=record_of("1"), drafts=(moved, other)), ledger=ledger, supplies=supplies)

    for named_ in ("child:1", "episode:1", "child:2"):
        assert [sealed.position for sealed in ledger.about(Subject(named_)).events] == [1, 2, 3]


def test_a_correction_that_came_first_is_found_with_what_it_corrects(ledger: Ledger) -> None:
    early = Draft(
        fact=check("record.corrected", 1, {"corrects": "old-9", "kind": "entered_in_error"}),
        happened_at=MIDNIGHT,
        subjects=(),
    )
    enter(Entry(record=record_of("1"), drafts=(early,)), ledger=ledger, supplies=counting())
    late = Entry(record=record_of("1"), drafts=(draft(graded(), brought=EventId("old-9")),))
    enter(late, ledger=ledger, supplies=counting())

    assert [sealed.position for sealed in ledger.about(subject("child", "1")).events] == [1, 2]


class Unwell:
    """A projection that fails when a child was located."""

    name = "unwell"

    def __init__(self) -> None:
        self.seen = 0

    def clear(self) -> None:
        self.seen = 0

    def look_ahead(self) -> None:
        return None

    def catch_up(self) -> int:
        return 0

    def apply(self, added) -> None:
        self.seen += len(added)
        if any(kept.sealed.event.type == "missing.child_located" for kept in added):
            raise ArithmeticError("cannot count this")


def test_a_projection_that_fails_takes_the_whole_entry_back(ledger: Ledger) -> None:
    unwell: Projection = Unwell()
    assert isinstance(ledger, MemoryLedger | DatabaseLedger)
    ledger.projections = (*ledger.projections, unwell)
    supplies = counting()
    enter(entry(reported()), ledger=ledger, supplies=supplies)

    with pytest.raises(ArithmeticError):
        enter(entry(located()), ledger=ledger, supplies=supplies)

    assert ledger.head().position == 1
    assert ledger.read(record_of("1")).sequence == 1
    assert ledger.words(record_of("1")) == []
