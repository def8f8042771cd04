"""A linkage pack is put in force by two people, is asked whether it finds names alike, and weighs what comes after."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from tests.holdings.people import BORN, NIGHT, held
from tests.stores.acts import MIDNIGHT, counting
from wayhome.application.drafts import Entered
from wayhome.application.holding.look_up import checks
from wayhome.application.linking.diagnosing import Diagnosis, Group
from wayhome.application.linking.putting_in_force import IN_FORCE, Putting, in_force, put_in_force
from wayhome.application.linking.writing import with_trial
from wayhome.cli.holdings.linkage_packs import pack_texts
from wayhome.holdings.asking import Asked
from wayhome.holdings.linkage_pack import read_linkage
from wayhome.kernel.refusals import Refused
from wayhome.packs import linkage
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.known import DatabaseKnownChildren
from wayhome.store.holdings.weights import LAST, DatabasePacks, weights
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.sql import ask, tell

ISLA = Asked(name="Isla Redfearn", birth_date=BORN)
FIRST, SECOND = "Analyst Brook 8810", "DCI Astley 1877"
APART = "Recall is 80.0% for welsh and 90.0% for manx: 10.0 points apart, and 3 are allowed."
Files = Mapping[str, str]


def trained(name: str = "linkage-here-1") -> Files:
    """Return the files of a pack in which a first name that is the same weighs less than in the product's own."""
    texts = {file: text.replace("name: linkage-2026.1", f"name: {name}") for file, text in pack_texts("").items()}
    before = texts["weights.yaml"]
    after = before.replace("m: 0.78", "m: 0.39", 1)
    assert after != before
    return {**texts, "weights.yaml": after}


def group(name: str, found: int, records: int = 400) -> Group:
    return Group(name=name, records=records, pairs=100, found=found, relied_on=found, right=found)


def tried(*groups: Group, name: str = "linkage-here-1") -> Files:
    """Return the files of a pack that was tried on people who are known."""
    found = Diagnosis(known=800, bands=(), groups=groups, nearest=())
    return with_trial(trained(name), found, date(2026, 11, 26))


ALIKE = tried(group("welsh", 90), group("manx", 91))


def put(
    kept: DatabaseLedger, files: Files = ALIKE, *, first: str = FIRST, second: str = SECOND, reason: str = "",
    supplied: Sequence[str] = (),
) -> Entered:  # fmt: skip
    putting = Putting(
        pack=read_linkage(files), files=files, first=first, second=second, reason=reason, supplied=supplied
    )
    return put_in_force(
        putting,
        kept=DatabasePacks(kept.using),
        ledger=kept,
        supplies=counting(name=f"put-{len(kept.of_type(IN_FORCE))}"),
    )


def test_every_search_weighs_by_the_pack_that_was_put_in_force_from_then_on_and_says_so(kept: DatabaseLedger):
    holdings = DatabaseHoldings(kept.using)
    holdings.add([held(born=BORN)], at=NIGHT)
    before = holdings.search(ISLA, at=NIGHT)

    put(kept)
    after = holdings.search(ISLA, at=NIGHT)

    named = read_linkage(ALIKE).id
    assert (before.linkage, after.linkage) == (linkage().id, named)
    assert after.found[0].bits == pytest.approx(before.found[0].bits - 1)
    assert checks(after, ["missing_history"], read=(), names=())[0].linkage == named
    assert DatabaseKnownChildren(kept.using).search(ISLA) == ()


def test_who_put_it_in_force_and_since_when_is_in_the_record(kept: DatabaseLedger):
    assert in_force(kept) is None

    (entered,) = put(kept).events

    assert entered.event.body == {
        "pack": "linkage-here-1", "content": read_linkage(ALIKE).content, "first": FIRST, "second": SECOND,
        "groups": "alike",
    }  # fmt: skip
    now = in_force(kept)
    assert now is not None
    assert (now.first, now.second, now.groups) == (FIRST, SECOND, "alike")
    assert now.since >= MIDNIGHT


def test_one_person_cannot_do_both_parts(kept: DatabaseLedger):
    for first, second in ((FIRST, f" {FIRST.lower()}"), (FIRST, ""), ("", SECOND)):
        with pytest.raises(Refused, match=r"What held records are weighed by is put in force by two people. Name one"):
            put(kept, first=first, second=second)
    assert weights(kept.using) is linkage()


@pytest.mark.parametrize(
    ("files", "groups", "words"),
    [
        (tried(group("welsh", 80), group("manx", 90)), "apart", f"{APART} Say why it is put in force all the same"),
        (tried(group("welsh", 80)), "too_few", "linkage-here-1 was tried on too few people to say whether"),
        (trained(), "not_tried", "linkage-here-1 was not tried on people who are known: nobody knows"),
    ],
)
def test_a_pack_that_is_not_known_to_find_groups_alike_needs_a_stated_reason(
    kept: DatabaseLedger, files: Files, groups: str, words: str
):
    with pytest.raises(Refused, match=words.replace("(", r"\(")):
        put(kept, files)
    assert weights(kept.using) is linkage()

    (entered,) = put(kept, files, reason="The priors are further apart").events

    assert entered.event.body["groups"] == groups
    assert [one.text for one in kept.words(entered.event.record)] == ["The priors are further apart"]
    assert weights(kept.using).content == read_linkage(files).content


def test_what_is_in_force_is_not_put_in_force_again_and_the_products_own_may_come_back(kept: DatabaseLedger):
    own, supplied = pack_texts(""), [linkage().content]

    again = [put(kept, files, supplied=supplied).repeated for files in (ALIKE, ALIKE, own, ALIKE, own)]

    assert again == [False, True, False, False, False]
    assert weights(kept.using) is linkage()
    now = in_force(kept)
    assert now is not None
    assert now.groups == "as_supplied"


def test_a_pack_that_is_not_kept_as_it_was_is_said_and_the_products_own_weighs(kept: DatabaseLedger):
    holdings = DatabaseHoldings(kept.using)
    holdings.add([held(born=BORN)], at=NIGHT)
    files = tried(group("welsh", 90), group("manx", 91), name="linkage-gone-1")
    put(kept, files)
    tell(kept.using, "DELETE FROM linkage_pack")

    answer = holdings.search(ISLA, at=NIGHT)

    assert answer.linkage == linkage().id
    gone = "linkage-gone-1, which was put in force, is not kept here as it was then"
    assert answer.cut_short == (f"{gone}, and {linkage().id} weighed in its place",)
    assert len(answer.found) == 1


def test_what_a_pack_was_tried_on_is_part_of_it_and_cannot_be_taken_off_unseen():
    pack = read_linkage(tried(group("welsh", 80), group("manx", 90)))

    assert pack.tried is not None
    assert (pack.tried.known, pack.tried.groups, pack.tried.gaps) == (800, 2, (APART,))
    assert pack.content != read_linkage(trained()).content


def test_where_none_was_ever_put_in_force_a_large_record_is_not_walked_back_through_for_it(postgres: str) -> None:
    listed = (
        "INSERT INTO event_index (position, id, record, type, version) SELECT n, 'e' || n, 'r', 't' || n %% 200, 1 "
    )
    tell(postgres, f"{listed} FROM generate_series(1, 20000) n")
    kept = "INSERT INTO event (position, record, sequence, previous, hash, ledger, envelope) SELECT n, 'r', n, '', '', "
    tell(postgres, "ALTER TABLE event DISABLE TRIGGER USER")
    tell(postgres, f"{kept} '', '' FROM generate_series(1, 20000) n")
    tell(postgres, "ANALYZE event_index, event")

    plan = " ".join(line for (line,) in ask(postgres, f"EXPLAIN {LAST}", IN_FORCE))

    assert "events_of_a_type" in plan
    assert "Backward" not in plan
