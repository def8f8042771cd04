"""A system that does not answer when it is asked itself: nothing found in its copy is no answer, and that is said."""

from dataclasses import replace
from datetime import timedelta

from tests.holdings.people import BORN, NIGHT, held
from wayhome.application.holding.look_up import ASK_AGAIN, NOT_YET, Checked, checks
from wayhome.application.holding.ports import NOT_WHOLE, Answer
from wayhome.application.holding.receipts import in_words, told_of
from wayhome.holdings.asking import Asked
from wayhome.store.holdings.memory import MemoryHoldings

NAME = "Isla Redfearn"
SINCE = NIGHT - timedelta(minutes=10)


def answer(name: str) -> Answer:
    """Return what comes back for a name from custody, which was brought in just now and does not answer."""
    index = MemoryHoldings()
    index.add([replace(held(born=BORN), system="custody")], at=NIGHT)
    index.unreached["custody"] = SINCE
    return index.search(Asked(name=name, birth_date=BORN), at=NIGHT)


def check(found: Answer, name: str) -> Checked:
    """Return what that says of custody."""
    (one,) = checks(found, ["custody"], read=(), names=(name,))
    return one


def test_nothing_found_in_a_system_that_does_not_answer_is_not_available_and_is_asked_again():
    one = check(answer("Zara Quill"), "Zara Quill")

    assert (one.result, one.retry_at) == ("unavailable", NIGHT + ASK_AGAIN)
    assert one.reason == "It has not answered since 2 March 2026 at 02:04: what it learnt since is not known here."


def test_what_is_found_in_its_copy_is_shown_all_the_same():
    one = check(answer(NAME), NAME)

    assert [hit.reference for hit in one.hits] == ["R-1"]
    assert one.result != "unavailable"


def test_the_answer_says_since_when_it_could_not_be_reached():
    told = told_of(answer("Zara Quill"), ["custody"])

    assert in_words(told, {"custody": "Custody"}) == (
        "Nothing found in 0 of 1 systems; Custody not reachable since 02:04 on 2 Mar."
    )


def test_a_system_of_which_not_all_came_yet_says_so_and_nothing_found_in_it_is_no_answer():
    index = MemoryHoldings()
    index.add([replace(held(born=BORN), system="custody")], at=NOT_WHOLE)
    found = index.search(Asked(name="Zara Quill", birth_date=BORN), at=NIGHT)

    one = check(found, "Zara Quill")

    assert (one.result, one.reason) == ("not_done", NOT_YET)
    assert in_words(told_of(found, ["custody"]), {"custody": "Custody"}) == (
        "Nothing found in 0 of 1 systems; Custody not all here yet."
    )


def test_a_copy_that_is_too_old_is_said_not_to_count_so_that_the_systems_add_up():
    index = MemoryHoldings()
    index.add([replace(held(born=BORN), system="custody")], at=NIGHT - timedelta(days=3))
    index.add([replace(held(born=BORN), system="education", id="R-2")], at=NIGHT - timedelta(hours=3))
    found = index.search(Asked(name="Zara Quill", birth_date=BORN), at=NIGHT)

    assert in_words(told_of(found, ["custody", "education"]), {"custody": "Custody", "education": "Education"}) == (
        "Nothing found in 1 of 2 systems; Custody 3 days old, not counted; Education 3 h old."
    )
