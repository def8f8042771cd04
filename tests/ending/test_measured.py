"""What is counted of evidence that ran out, and of how long investigations take: each number is a list."""

from tests.assurance.cases import judged, pack
from tests.casework.desk import INQUIRY, SERGEANT
from tests.ending.going import DAY, investigated, named
from tests.histories import at
from wayhome.assurance.measures import Counted, Judged, count
from wayhome.casework.ending.decide_outcome import DecideOutcome

NOW = at("2026-10-20T09:00")
KEPT = "2026-03-02T09:00 enquiry.source_identified reference=M1 kind=cctv kept_until=2026-03-09T09:00:00+00:00"
HAD = "2026-03-{0}T09:00 enquiry.preservation_answered reference=M1 result=secured"


def case(name: str, *events: str) -> Judged:
    return judged(name, *events, at=NOW)


def counted(identity: str, *cases: Judged) -> Counted:
    return count(pack("recommendations").measures[identity], cases, at=NOW)


def names(listing: object) -> list[str]:
    return [ref.case for ref in listing]  # type: ignore[attr-defined]


def test_what_nobody_had_before_its_time_ran_out_is_a_list() -> None:
    gone = "2026-03-12T09:00 enquiry.source_lost reference=M1 cause=overwritten"
    cases = (case("had", KEPT, HAD.format("05")), case("late", KEPT, HAD.format("10")), case("gone", KEPT, gone))

    found = counted("M-50", *cases)

    assert (names(found.numerator), found.out_of) == (["late", "gone"], 3)


def test_what_its_holders_systems_took_away_is_told_from_what_was_lost_otherwise() -> None:
    lost = "2026-03-12T09:00 enquiry.source_lost reference=M1 cause={0}"
    cases = tuple(case(cause, lost.format(cause)) for cause in ("overwritten", "deleted", "destroyed", "not_known"))

    assert names(counted("M-51", *cases).numerator) == ["overwritten", "deleted"]


def test_how_many_ended_within_six_months_is_counted_of_those_that_ended() -> None:
    ended = "2026-09-02T09:00 investigation.outcome_reached code=1{0}"
    cases = (
        case("183", ended.format(" days_open=183")), case("184", ended.format(" days_open=184")),
        case("not said", ended.format("")), case("open"),
    )  # fmt: skip

    found = counted("M-52", *cases)

    assert (names(found.numerator), found.out_of) == (["183"], 3)


def test_an_ending_says_for_how_many_whole_days_the_case_was_open() -> None:
    desk = named(investigated())
    (opened,) = desk.events("investigation.opened", record=INQUIRY)

    desk.at(DAY + 90).do(DecideOutcome, SERGEANT, code="1", reason="Charged.")

    (ended,) = desk.events("investigation.outcome_reached", record=INQUIRY)
    assert ended.body["days_open"] == (ended.happened_at - opened.happened_at).days > 0
