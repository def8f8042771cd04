"""Lines of enquiry: a few first, each with why it bears on this child, and none put aside by what nobody knows."""

from datetime import timedelta

import pytest

from tests.histories import at, told
from wayhome.duties.derive import Rulebook
from wayhome.duties.lines import FEW, Offer, OfferedLine, lines_offered
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.packs import load

REPORTED = "2026-03-02T20:00 missing.reported"
NOW = "2026-03-02T21:00"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook(load("england-wales"))


def offered(rulebook: Rulebook, *events: str) -> Offer:
    known = stories(told(REPORTED, *events))
    return lines_offered(known[Subject("episode:1")], rulebook, at(NOW), child=known[Subject("child:1")])


def ids(lines: tuple[OfferedLine, ...]) -> list[str]:
    return [one.line.id for one in lines]


def of(offer: Offer, line: str) -> OfferedLine:
    return next(one for one in (*offer.first, *offer.rest) if one.line.id == line)


def test_of_thirty_lines_a_few_come_first_and_every_other_stays_behind(rulebook: Rulebook) -> None:
    offer = offered(rulebook)

    assert ids(offer.first) == ["ML-04", "ML-01", "ML-02", "ML-12", "ML-19"]
    assert sorted(ids(offer.first) + ids(offer.rest)) == [f"ML-{number:02}" for number in range(1, 31)]


def test_each_line_that_comes_first_says_why_it_bears_on_this_child(rulebook: Rulebook) -> None:
    offer = offered(
        rulebook,
        "2026-03-02T20:10 missing.question_answered question=money_and_travel answer=yes",
        "2026-03-02T20:10 risk.factor_recorded factor=CSE present=yes",
    )

    assert of(offer, "ML-18").because == ("sexual exploitation or trafficking is feared or known",)
    assert of(offer, "ML-10").because == ("the child has money or a travel card",)
    assert all(one.because for one in offer.first)
    assert len(offer.first) <= FEW


def test_an_answer_that_states_a_factor_counts_as_the_factor(rulebook: Rulebook) -> None:
    offer = offered(rulebook, "2026-03-02T20:10 missing.question_answered question=with_adult_of_concern answer=yes")

    assert "someone or somewhere known to be a danger is near the child" in of(offer, "ML-17").because


def test_what_is_lost_soonest_comes_first_and_says_by_when(rulebook: Rulebook) -> None:
    offer = offered(rulebook, "2026-03-02T20:10 missing.question_answered question=phone answer=yes")
    phone = offer.first[0]

    assert phone.line.id == "ML-05"
    assert phone.ask_by == at("2026-03-02T20:00") + timedelta(hours=1)
    assert phone.line.lost == "A live location ends when the phone is switched off or its battery runs down."
    assert of(offer, "ML-01").ask_by is None


def test_a_question_nobody_could_answer_puts_no_line_aside(rulebook: Rulebook) -> None:
    offer = offered(rulebook, "2026-03-02T20:10 missing.question_answered question=phone answer=unknown")

    assert of(offer, "ML-05").because == ()
    assert "ML-05" in ids(offer.rest)


def test_a_line_that_was_raised_or_finished_is_not_offered_first_again(rulebook: Rulebook) -> None:
    offer = offered(
        rulebook,
        "2026-03-02T20:10 enquiry.line_raised line=ML-01",
        "2026-03-02T20:10 enquiry.line_raised line=ML-12",
        "2026-03-02T20:40 enquiry.line_finished line=ML-12 result=done_nil",
    )

    assert of(offer, "ML-01").stands == "raised"
    assert of(offer, "ML-12").stands == "done_nil"
    assert not {"ML-01", "ML-12"} & set(ids(offer.first))


def test_a_line_of_several_places_is_open_while_one_of_them_is(rulebook: Rulebook) -> None:
    places = (
        '2026-03-02T20:10 enquiry.line_raised "line=ML-16 place 1"',
        '2026-03-02T20:10 enquiry.line_raised "line=ML-16 place 2"',
        '2026-03-02T20:40 enquiry.line_finished "line=ML-16 place 1" result=done',
    )

    assert of(offered(rulebook, *places), "ML-16").stands == "raised"


def test_what_a_child_said_after_an_earlier_return_is_offered_in_a_new_episode(rulebook: Rulebook) -> None:
    earlier = (
        "2026-02-01T20:00 missing.reported episode=2",
        "2026-02-02T20:00 missing.prevention_interview_held mode=in_person episode=2",
    )

    offer = offered(rulebook, *earlier)

    assert of(offer, "ML-15").because == (
        "the child was talked with after an earlier return",
        "the child was missing before",
    )
    assert {"ML-15", "ML-16"} <= set(ids(offer.first))


def test_what_became_known_later_is_not_a_reason_yet(rulebook: Rulebook) -> None:
    offer = offered(rulebook, "2026-03-02T22:00 risk.factor_recorded factor=ABDUCTION present=yes")

    assert of(offer, "ML-20").because == ()
