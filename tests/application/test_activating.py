"""A rulebook is put in force by two people, and judges what arises from then on."""

import pytest

from tests.histories import at, told
from tests.stores.acts import counting
from wayhome.application.activating import activate
from wayhome.duties.derive import Rulebook
from wayhome.duties.in_force import in_force
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Refused
from wayhome.packs import load
from wayhome.store.memory import MemoryLedger

EXAMPLES = load("examples-2026.1")


def put(ledger: MemoryLedger, pack=EXAMPLES, *, first: str = "CI Okoro", second: str = "ACC Lindqvist"):
    return activate(pack, first=first, second=second, force="eastmere", ledger=ledger, supplies=counting())


def test_two_people_put_a_rulebook_in_force_and_the_entry_names_both_and_its_content() -> None:
    (held,) = put(MemoryLedger()).events

    assert held.event.body == {
        "pack": "examples-2026.1", "content": EXAMPLES.content, "first": "CI Okoro", "second": "ACC Lindqvist",
    }  # fmt: skip


@pytest.mark.parametrize("second", ["CI Okoro", " ci okoro "])
def test_one_person_cannot_do_both_parts_and_is_told_what_to_do(second: str) -> None:
    with pytest.raises(Refused, match=r"is put in force by two people. Name one person who proposes it and another"):
        put(MemoryLedger(), second=second)


def test_what_is_in_force_already_is_not_put_in_force_again_but_may_return_after_another() -> None:
    ledger = MemoryLedger()
    other = load("recommendations")

    repeated = [put(ledger, pack).repeated for pack in (EXAMPLES, EXAMPLES, other, EXAMPLES)]

    assert repeated == [False, True, False, False]


def activation(name: str, content: str):
    body = f"pack={name} content={content} first=a second=b"
    return told(f"2026-03-02T21:00 record.pack_activated {body}")[0]


def test_what_arises_after_an_activation_is_under_the_rulebook_it_names() -> None:
    first = Rulebook(load("england-wales"))
    force = in_force([activation(EXAMPLES.name, EXAMPLES.content)], first, lambda name: Rulebook(load(name)))

    early, late = (
        stories(told(f"2026-03-02T{hour} missing.reported"))[Subject("episode:1")] for hour in ("20:00", "22:00")
    )

    assert "MC-48" in {duty.rule for duty in force.derive(early, horizon=at("2026-03-03T20:00"))}
    assert "CSC_NOTIFY" in {duty.rule for duty in force.derive(late, horizon=at("2026-03-03T20:00"))}
    assert {"MC-48", "CSC_NOTIFY"} <= set(force.pack.duties)


@pytest.mark.parametrize(("name", "content"), [("examples-2026.1", "0" * 64), ("gone-1999.1", "1" * 64)])
def test_a_rulebook_that_is_not_held_as_it_was_is_named_and_judges_nothing(name: str, content: str) -> None:
    first = Rulebook(EXAMPLES)

    force = in_force([activation(name, content)], first, lambda named: Rulebook(load(named)))

    assert force.not_held == (f"{name} ({content[:12]})",)
    assert force.at(at("2026-06-01T00:00")) is first
