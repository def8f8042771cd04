"""How a case ends: everything that stands in the way is done first, and somebody above agrees."""

from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.look_again import AddInformation
from wayhome.casework.ending.propose_outcome import AnswerProposal, ProposeOutcome
from wayhome.casework.ending.settle_for_ending import SettleForEnding
from wayhome.casework.material.disclose import NameDisclosureOfficer
from wayhome.casework.suspects.steps import RecordStep
from wayhome.simulation.investigating import caring, opening, turning, working
from wayhome.simulation.investigating.opening import Worry
from wayhome.simulation.investigating.tale import Tale
from wayhome.simulation.team import ADEYEMI, AMADI, COOMBE, VARLEY

WHY = "Every line is finished, and what was done to the child stays on record where the next case finds it."
NOBODY = "The account was kept and led to a rented number; the recordings show a hood; nobody asked knew the car."


def ended(tale: Tale, code: str, *, days: float) -> None:
    """Tell that the case was settled, agreed to by the detective inspector and ended with an outcome."""
    tale.investigates(
        SettleForEnding,
        tale.at(days=days),
        compared="no_overlap",
        comparison="None of the dates is one on which the child was missing.",
        no_suspect=NOBODY if code == "18" else None,
        intelligence="The number, the car and the room are on file.",
        intelligence_reference=f"IN-{tale.record[-4:]}-2",
    )
    tale.investigates(ProposeOutcome, tale.at(days=days, hours=2), code=code, reason=WHY)
    tale.does(AnswerProposal, VARLEY, tale.at(days=days + 1), code=code, agreed=True, reason="Read whole; I agree.")
    tale.does(DecideOutcome, tale.supervisor, tale.at(days=days + 1.2), code=code, reason=WHY)


def _finished(tale: Tale, worry: Worry) -> None:
    opening.made_safe(tale, COOMBE.acting())
    opening.put_on_record(tale, worry, COOMBE.acting())
    opening.given_to(tale)
    discloses = AMADI if tale.officer is ADEYEMI else ADEYEMI  # nobody answers for the disclosure of their own case
    tale.does(NameDisclosureOfficer, tale.supervisor, tale.at(hours=12), officer=discloses.id)
    opening.understood(tale, worry)
    caring.seen_to(tale)
    working.planned(tale)
    working.lines_gone_through(tale)
    turning.powers_considered(tale, days=2)
    working.heard(tale, tale.officer or ADEYEMI)
    working.lines_ended(tale, days=8)
    working.others_looked_for(tale, days=9)


def nobody_found(tale: Tale, worry: Worry) -> None:
    """Tell of a case in which everything was tried and nobody identified; weeks later something new comes in."""
    _finished(tale, worry)
    ended(tale, "18", days=20)
    tale.does(
        AddInformation,
        COOMBE,
        tale.now - turning.A_DAY,
        came_from="intelligence",
        what="Another force has the same rented number in a case about a girl of fifteen.",
    )


def charged(tale: Tale, worry: Worry) -> None:
    """Tell of a case that ended with a charge."""
    _finished(tale, worry)
    ref = working.led_to(tale, working.Adult(known_by="name", name="Dean Marrow", phone="07700 900233"))
    working.arrested(tale, ref, days=12, bailed=False)
    tale.investigates(RecordStep, tale.at(days=13), suspect=ref, kind="charged", reason="Full code test met.")
    caring.asked_again(tale, days=14)
    ended(tale, "1", days=30)
