"""A case that ended and goes on is open again: its phase, its outcome and what is owed of it."""

from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION, OFFICER, SERGEANT, Desk, england_wales, words
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.gathering import face
from wayhome.casework.ending.look_again import AddInformation, RevisitCase
from wayhome.record.events.ending import OutcomeReached, Reopened, Revisited
from wayhome.record.vocabulary import Fact


def tell(desk: Desk, *facts: Fact) -> None:
    drafts = tuple(Draft(fact=fact, happened_at=desk.now, subjects=(CHILD, INVESTIGATION)) for fact in facts)
    enter(Entry(record=INQUIRY, drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)


def ended() -> Desk:
    desk = Desk()
    desk.concern()
    tell(desk.at(60 * 24 * 30), OutcomeReached(code="18"))
    return desk.at(60 * 24 * 60)


def test_what_an_outcome_ended_is_owed_again_from_the_reopening() -> None:
    desk = ended()
    assert "owed" not in desk.statuses("SUP-01")
    tell(desk, Revisited(result="reopened"), Reopened())
    assert desk.statuses("SUP-01")[-1] == desk.statuses("ALLOC-01")[-1] == desk.statuses("DIS-01")[-1] == "owed"


def test_its_phase_is_what_it_had_reached_and_it_has_no_outcome() -> None:
    desk = ended()
    tell(desk, Reopened())
    facing = face(
        INQUIRY, by=desk.events(record=INQUIRY)[0].actor, log=desk.ledger, rulebook=england_wales(), now=desk.now
    )
    assert (facing.investigation.phase, facing.investigation.outcome, facing.is_closed) == ("opened", None, False)
    assert facing.known.value("outcome", desk.now) is None


def test_what_comes_in_on_a_case_that_ended_in_any_way_is_looked_at_within_a_day() -> None:
    desk = Desk()
    desk.concern()
    tell(desk.at(60), OutcomeReached(code="18"))
    desk.at(60 * 24 * 40).do(AddInformation, OFFICER, came_from="intelligence", what="His car was seen again.")
    assert desk.statuses("ELP-05-C") == ["owed"]
    desk.at(60 * 24 * 41 + 1)
    assert desk.statuses("ELP-05-C") == ["overdue"]
    desk.do(RevisitCase, SERGEANT, result="reopened")
    assert desk.statuses("ELP-05-C") == ["met_late"]


A_YEAR = 60 * 24 * 365


def ended_lately() -> Desk:
    """Return a desk after the day from which the reason is owed."""
    desk = Desk()
    desk.at(A_YEAR).concern()
    tell(desk.at(A_YEAR + 60), OutcomeReached(code="18"))
    return desk.at(A_YEAR + 120)


def test_a_case_that_comes_in_as_opened_again_without_a_reason_is_open_and_the_reason_is_owed() -> None:
    desk = ended_lately()
    tell(desk, Revisited(result="reopened"), Reopened())

    assert desk.statuses("ELP-05-D") == ["owed"]
    assert desk.at(A_YEAR + 60 * 30).statuses("ELP-05-D") == ["overdue"]


def test_by_command_it_is_opened_as_well_and_its_author_is_told_that_the_reason_is_owed() -> None:
    desk = ended_lately()
    done = desk.do(RevisitCase, SERGEANT, result="reopened")

    assert "Nobody says why the case was opened again; it was opened." in words(done.notices)
    assert desk.statuses("ELP-05-D") == ["owed"]


def test_the_reason_is_said_afterwards_though_the_case_is_open() -> None:
    desk = ended_lately()
    tell(desk, Reopened())
    done = desk.at(A_YEAR + 180).do(RevisitCase, SERGEANT, result="reopened", reason="A second man was named.")

    assert "ELP-05-D" in {duty.rule for duty in done.met}
    assert len(desk.events("investigation.reopened", record=INQUIRY)) == 1
    assert words(desk.refused(RevisitCase, SERGEANT, result="reopened", reason="Again.")) == [
        "This investigation is open."
    ]


def test_a_case_that_was_opened_with_its_reason_owes_none() -> None:
    desk = ended_lately()
    done = desk.do(RevisitCase, SERGEANT, result="reopened", reason="A second man was named.")

    assert desk.statuses("ELP-05-D") == ["met"]
    assert not any("Nobody says why" in one for one in words(done.notices))
