"""What is counted of what children need: each number is a list, held against whether anybody had asked them."""

import pytest

from tests.assurance.cases import judged, pack
from tests.histories import at
from wayhome.assurance.measures import Counted, Judged, count

NOW = at("2026-05-20T09:00")
ASKED, GONE = "2026-03-02T09:00 victim.needs_assessed", "2026-03-09T09:00 victim.support_withdrawn"
RECORDED, SAID_NO = (
    "2026-03-02T09:00 investigation.crime_recorded", "2026-03-02T10:00 victim.services_referred result=declined",
)  # fmt: skip


def case(name: str, *events: str) -> Judged:
    return judged(name, *events, at=NOW)


def counted(identity: str, *cases: Judged) -> Counted:
    return count(pack("recommendations").measures[identity], cases, at=NOW)


def names(listing: object) -> list[str]:
    return [ref.case for ref in listing]  # type: ignore[attr-defined]


def test_support_withdrawn_is_told_by_whether_anybody_had_asked_the_child_before():
    cases = (
        case("asked", ASKED, GONE), case("after", GONE, ASKED.replace("03-02", "03-10")), case("never", GONE),
        case("stayed", ASKED),
    )  # fmt: skip
    asked, not_asked = counted("M-45", *cases), counted("M-46", *cases)

    assert (names(asked.numerator), names(not_asked.numerator)) == (["asked"], ["after", "never"])
    assert names(asked.denominator) == names(not_asked.denominator) == ["asked", "after", "never"]
    assert asked.count + not_asked.count == asked.out_of


def test_those_whom_nobody_asked_are_a_list_of_their_own():
    cases = (case("asked", RECORDED, ASKED), case("never", RECORDED))

    assert (names(counted("M-01", *cases).numerator), names(counted("M-44", *cases).numerator)) == (
        ["asked"],
        ["never"],
    )


def test_support_that_was_not_offered_again_is_counted_and_one_who_asked_for_peace_is_not():
    cases = (
        case("again", SAID_NO, SAID_NO.replace("03-02", "03-20").replace("declined", "referred")),
        case("never", SAID_NO),
        case("peace", f"{SAID_NO} not_again=true"),
    )
    told = counted("M-47", *cases)

    assert (names(told.numerator), names(told.denominator)) == (["again"], ["again", "never"])


@pytest.mark.parametrize(
    ("identity", "reason"),
    [
        ("M-11", "channel_unsafe"), ("M-11-ATTEMPTS", "three_attempts"), ("M-11-CHILD", "would_endanger_child"),
        ("M-11-INVESTIGATION", "would_harm_investigation"), ("M-11-ASKED", "asked_not_to_be_told"),
    ],
)  # fmt: skip
def test_good_reasons_are_counted_by_reason_and_every_one_stands_on_one_list(identity: str, reason: str):
    step = "2026-03-02T09:00 investigation.suspect_dealt_with kind=arrested"
    said = "2026-03-02T10:00 victim.notice_not_possible about=[#1] to=child supervisor=DS-4"
    told = counted(identity, case("this", step, f"{said} reason={reason}"))

    assert (names(told.numerator), told.out_of) == (["this"], 1)
