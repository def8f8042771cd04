"""What turns a case: a child who cannot support it, disruption, partners who disagree, a child under suspicion."""

from datetime import timedelta

from wayhome.casework.concerns.child_suspected import ScreenOffending, SuspectChild
from wayhome.casework.disrupting.consider import Choice, ConsiderPowers
from wayhome.casework.disrupting.notices import DecideWarningNotice, FollowUpNotice
from wayhome.casework.disrupting.orders import ApplyForOrder, RecordOrder
from wayhome.casework.disrupting.partners import TellLicensing
from wayhome.casework.partners.disagree import Disagree
from wayhome.casework.partners.refer import AttendStrategy, CallStrategy
from wayhome.casework.partners.take_on import Taken, TakeOn
from wayhome.casework.suspects.steps import IndicateOtherChild
from wayhome.casework.without_the_child.decide_early_advice import DecideEarlyAdvice
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild, Route
from wayhome.casework.without_the_child.offer_help import OfferHelp
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.record.vocabulary import Known
from wayhome.simulation.investigating.tale import Tale
from wayhome.simulation.team import VARLEY

A_DAY = timedelta(days=1)
NOT_NOW = "Looked at; what is used first reaches them sooner."


def position(tale: Tale, stance: str, *, days: float, said: str, change: str = "") -> None:
    """Tell where the child stands to it, in their own words, and what would change it."""
    tale.investigates(
        RecordPosition,
        tale.at(days=days),
        child=tale.child.subject,
        stance=stance,
        given_as="body_worn_video",
        asked_by="investigator",
        asked_where="placement",
        recording=f"BW-{tale.record[-4:]}",
        exploiter_absent="yes",
        reasons=("fear",) if stance != "supports" else (),
        position=said,
        would_change=change or None,
    )


def help_offered(tale: Tale, *, days: float) -> None:
    """Tell what was offered so that it might become possible."""
    tale.investigates(
        OfferHelp,
        tale.at(days=days),
        child=tale.child.subject,
        offers=("advocate", "safety_plan", "no_statement_needed"),
        taken_up=("advocate",),
        by_whom="advocate",
        in_the_way="They know where my brother goes to school.",
    )


def decided_without(tale: Tale, result: str, *, days: float) -> None:
    """Tell that the ways of going on without the child were gone through, and what was decided."""
    arguable: Known = "no" if result == "not_viable" else "yes"
    routes = tuple(Route(route=one, arguable=arguable, gap="The second phone.") for one in tale.pack.evidence_routes)
    tale.does(
        DecideWithoutChild,
        tale.supervisor,
        tale.at(days=days),
        child=tale.child.subject,
        result=result,
        routes=routes,
        offences=("drugs_supply", "slavery"),
        reasons="What there is without a word from the child was laid side by side.",
        to_gather="The lodge's second camera and the other phone." if result == "gather_more" else None,
        risk_of_going_on="They may work out who spoke; the aunt's address is not on any paper.",
        risk_of_stopping="Two more children are in the same chat.",
        look_again_on=tale.day(days + 60),
    )
    tale.investigates(
        DecideEarlyAdvice,
        tale.at(days=days + 1),
        decision="sought",
        reference=f"EA-{tale.record[-4:]}",
        asks="Whether the recordings carry the travel offence alone.",
    )


def powers_considered(tale: Tale, *, days: float, left: int = 0) -> None:
    """Tell that every means of disruption was decided on; a number of them may be left open."""
    powers = list(tale.pack.powers)
    choices = tuple(
        Choice(power=one, decision="use" if one == "DP-CAWN" else "not_now", reason=NOT_NOW)
        for one in powers[: len(powers) - left]
    )
    tale.investigates(
        ConsiderPowers,
        tale.at(days=days),
        choices=choices,
        reason_for_all=NOT_NOW,
        child_asked="sought",
        child_said="I want him to stop ringing. That is all.",
    )


def warned(tale: Tale, ref: str, *, days: float) -> None:
    """Tell that an adult was warned in writing to keep away, and who was told."""
    tale.investigates(DecideWarningNotice, tale.at(days=days), child=tale.child.subject, decision="served", suspect=ref)
    tale.investigates(
        FollowUpNotice,
        tale.at(days=days, hours=5),
        child=tale.child.subject,
        notice=f"{tale.record}-N1",
        circulated=True,
        explained="both",
    )


def ordered(tale: Tale, ref: str, *, days: float, power: str = "DP-SRO", lasts: float = 730) -> None:
    """Tell that a court was asked for an order, and made it."""
    tale.investigates(
        ApplyForOrder,
        tale.at(days=days),
        power=power,
        suspect=ref,
        hearing=tale.day(days + 20),
        grounds="What the phone and the lodge show.",
    )
    tale.investigates(
        RecordOrder,
        tale.at(days=days + 20),
        result="made",
        order=f"{tale.record}-O1",
        power=power,
        suspect=ref,
        expires=tale.day(days + 20 + lasts),
        terms="No contact with anybody under 18.",
    )


def driver_told_of(tale: Tale, *, days: float) -> None:
    """Tell that the council that licenses the driver was told."""
    tale.investigates(
        TellLicensing,
        tale.at(days=days),
        trade="taxi",
        told=True,
        authority="Eastmere Council",
        concern="Drives children to the lodge at night.",
        disclosed="The plate, the dates, the places.",
    )


def met_with_partners(tale: Tale, *, days: float) -> None:
    """Tell that a strategy discussion was held, and who took on what."""
    tale.does(
        CallStrategy,
        VARLEY,
        tale.at(days=days),
        child=tale.child.subject,
        recent_sexual_abuse="unknown",
        at=tale.at(days=days, hours=6),
    )
    tale.does(
        AttendStrategy,
        VARLEY,
        tale.at(days=days, hours=6),
        child=tale.child.subject,
        checks_brought=True,
        minutes_held=True,
        outcome="enquiry_agreed",
    )
    _taken_on(tale, days)


def _taken_on(tale: Tale, days: float) -> None:
    actions = (
        Taken(
            what="Send the missing history to the social worker.",
            agency="police",
            owner="investigator",
            due=tale.at(days=days + 3),
        ),
        Taken(what="Find a school place away from the harbour.", agency="local_authority", due=tale.at(days=days + 14)),
    )
    tale.does(
        TakeOn,
        VARLEY,
        tale.at(days=days, hours=8),
        child=tale.child.subject,
        agreed_in="strategy_discussion",
        actions=actions,
    )


def disagreed(tale: Tale, *, days: float) -> None:
    """Tell that the police disagreed with what a partner decided."""
    tale.does(
        Disagree,
        tale.supervisor,
        tale.at(days=days),
        child=tale.child.subject,
        partner="local_authority",
        decision="no_enquiry",
        about="No enquiry was begun although two adults can reach her.",
        asked="Hold a strategy discussion this week.",
    )


def other_child(tale: Tale, ref: str, *, days: float) -> None:
    """Tell that something showed that the same adult may harm another child."""
    tale.investigates(
        IndicateOtherChild, tale.at(days=days), suspect=ref, shows="A second girl is in the picture, in the same room."
    )


def child_suspected(tale: Tale, *, days: float, screened: bool = True) -> None:
    """Tell that the child was found with drugs, and that it was asked first who stands behind it; or was not."""
    tale.investigates(SuspectChild, tale.at(days=days), child=tale.child.subject, offence="drugs")
    if screened:
        tale.investigates(
            ScreenOffending,
            tale.at(days=days, hours=9),
            child=tale.child.subject,
            result="indicated",
            consequence="yes",
            anyone_would="yes",
            reasons="Made to carry to pay a debt that adults invented.",
        )
