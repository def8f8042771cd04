"""Nobody lowers the risk in an investigation alone: it stays where it is until somebody else has agreed."""

import pytest

from tests.casework.desk import DETECTIVE, DI, INQUIRY, SERGEANT, Desk
from wayhome.casework.concerns.assess_risk import AgreeLowerRisk, AssessCaseRisk

AS_SUPERVISOR = {"level": "medium", "reasons": "He was charged, and may not come near her."}


@pytest.fixture
def high() -> Desk:
    """Return the desk with a case whose risk a detective assessed high."""
    desk = Desk()
    desk.concern()
    desk.at(30).do(AssessCaseRisk, DETECTIVE, level="high", reasons="He waits at her school.")
    return desk.at(60)


def levels(desk: Desk) -> list[str]:
    return [str(event.body["level"]) for event in desk.events("investigation.risk_assessed", record=INQUIRY)]


@pytest.mark.parametrize("level", ["medium", "standard"])
def test_a_lower_risk_is_refused_to_one_person_alone_and_it_says_who_may_agree(level: str, high: Desk) -> None:
    (reason,) = high.refused(AssessCaseRisk, DETECTIVE, level=level, reasons="It is quiet.")

    assert reason.words == f"The risk stands at high, and nobody else has agreed that it is {level}. It stays high."
    assert reason.remedy == f"Ask a supervisor to agree to {level}, signed in as themselves, and record it again."
    assert levels(high) == ["high"]


def test_once_a_second_person_has_agreed_the_lower_risk_is_recorded(high: Desk) -> None:
    high.do(AgreeLowerRisk, SERGEANT, **AS_SUPERVISOR)

    high.at(70).do(AssessCaseRisk, DETECTIVE, level="medium", reasons="He was charged.")

    assert levels(high) == ["high", "medium"]
    (agreed,) = high.events("investigation.lower_risk_agreed", record=INQUIRY)
    assert (agreed.actor, agreed.body["by"]) == (SERGEANT.actor.id, "supervisor")


def test_what_was_agreed_is_that_level_and_holds_for_one_assessment(high: Desk) -> None:
    high.do(AgreeLowerRisk, SERGEANT, **AS_SUPERVISOR)

    (not_so_low,) = high.refused(AssessCaseRisk, DETECTIVE, level="standard", reasons="It is quiet.")

    high.at(70).do(AssessCaseRisk, DETECTIVE, level="high", reasons="He was seen again.")
    (used_up,) = high.refused(AssessCaseRisk, DETECTIVE, level="medium", reasons="It is quiet.")
    assert "nobody else has agreed that it is standard" in not_so_low.words
    assert "nobody else has agreed that it is medium" in used_up.words


def test_whoever_agrees_is_not_who_assessed_it_and_says_what_changed(high: Desk) -> None:
    high.do(AssessCaseRisk, DI, level="high", reasons="As before.")

    own = high.refused(AgreeLowerRisk, DI, **AS_SUPERVISOR)
    silent = high.refused(AgreeLowerRisk, SERGEANT, level="medium", reasons=" ")

    assert [one.words for one in own] == ["You assessed the risk last, and a lower one is agreed to by somebody else."]
    assert [one.words for one in silent] == ["It does not say what changed."]


def test_a_supervisor_who_agreed_does_not_record_it_as_well(high: Desk) -> None:
    high.do(AgreeLowerRisk, DI, **AS_SUPERVISOR)

    (reason,) = high.refused(AssessCaseRisk, DI, level="medium", reasons="He was charged.")

    assert "nobody else has agreed" in reason.words


def test_a_higher_risk_the_same_and_the_first_one_wait_for_nobody() -> None:
    desk = Desk()
    desk.concern()

    for level in ("standard", "standard", "medium", "high"):
        desk.do(AssessCaseRisk, DETECTIVE, level=level, reasons="As it is known.")

    assert levels(desk) == ["standard", "standard", "medium", "high"]


def test_there_is_nothing_to_agree_to_where_the_level_is_no_lower(high: Desk) -> None:
    high.do(AgreeLowerRisk, SERGEANT, **AS_SUPERVISOR)
    high.at(70).do(AssessCaseRisk, DETECTIVE, level="medium", reasons="He was charged.")

    (reason,) = high.refused(AgreeLowerRisk, SERGEANT, level="medium", reasons="Quiet.")

    assert reason.words == "That is no lower than the risk as it stands."
