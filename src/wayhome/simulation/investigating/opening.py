"""How a case begins: somebody is worried, the child is made safe, crimes are recorded, and the case is somebody's."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.assign_supervisor import AssignSupervisor
from wayhome.casework.allocating.exceptions import ApproveException, RequestException
from wayhome.casework.commands import Acting
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.concerns.consider_definition import ConsiderDefinition
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.concerns.record_concern import RecordConcern
from wayhome.casework.concerns.refer_slavery import ReferSlavery
from wayhome.casework.concerns.screen_child import ScreenChild
from wayhome.casework.concerns.set_flag import SetFlag
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.partners.refer import FearHarm, ReferChild
from wayhome.record.events.exploitation import Kind
from wayhome.record.events.investigation import Offence
from wayhome.record.events.missing import Informant
from wayhome.simulation.investigating.tale import Tale
from wayhome.simulation.team import VARLEY, Detective

Definition = Literal["DEF-CSE", "DEF-CCE", "DEF-CL", "DEF-MS"]
DEFINED: dict[Kind, tuple[Definition, tuple[str, ...]]] = {
    "sexual": ("DEF-CSE", ("child", "power", "sexual", "exchange")),
    "criminal": ("DEF-CCE", ("child", "power", "criminal", "gain")),
    "county_lines": ("DEF-CL", ("network", "line", "child", "force")),
    "trafficking": ("DEF-MS", ("child", "travel", "purpose")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """What somebody told the police: who, what they fear, and what they said."""

    informant: Informant
    said: str
    kinds: tuple[Kind, ...] = ("sexual",)
    offence: Offence = "sexual"
    crime: str | None = None
    present: tuple[str, ...] = ("older_people", "unexplained_absence")


def told_of(tale: Tale, worry: Worry, by: Acting) -> None:
    """Tell that a concern was raised, by whom and in which words."""
    tale.does(
        RaiseConcern,
        by,
        tale.began,
        child=tale.child.subject,
        record=tale.record,
        investigation=tale.case,
        informant=worry.informant,
        kinds=worry.kinds,
        concern=worry.said,
        offence=worry.crime,
        name=tale.child.name,
        date_of_birth=tale.child.born,
        nation="england",
        another=True,
    )
    for place, other in enumerate(tale.children[1:], start=1):
        tale.does(
            JoinChild,
            by,
            tale.at(hours=place / 10),
            joining=other.subject,
            basis="missing_together",
            name=other.name,
            reasons="Found together, and the same adults rang both.",
        )


def made_safe(tale: Tale, by: Acting, *, hours: float = 4) -> None:
    """Tell that harm was feared for each child and children's services were told."""
    urgency = "high" if tale.risk == "high" else "other"
    why = "Adults are harming this child and can reach them tonight."
    for place, child in enumerate(tale.children):
        at, named = hours + place / 10, {"child": child.subject}
        tale.does(
            FearHarm, by, tale.at(hours=at - 0.5), urgency=urgency, basis="professional_view", grounds=why, **named
        )
        reference = f"CS-{tale.record[-4:]}-{place + 1}"
        tale.does(ReferChild, by, tale.at(hours=at), reference=reference, receipt="sent", **named)


def put_on_record(tale: Tale, worry: Worry, by: Acting, *, hours: float = 6) -> None:
    """Tell that the concern, the intelligence and a crime were put on record."""
    tale.does(
        RecordConcern,
        by,
        tale.at(hours=hours),
        report=True,
        intelligence=True,
        intelligence_reference=f"IN-{tale.record[-4:]}",
    )
    if worry.crime:
        tale.does(
            RecordOffence,
            by,
            tale.at(hours=hours + 0.2),
            offence=worry.offence,
            told_by=worry.informant,
            reference=f"CR-{tale.record[-4:]}",
            children=(tale.child.subject,),
        )


def given_to(tale: Tale, *, hours: float = 9) -> None:
    """Tell that the case was given to its investigator and supervisor; outside the skills, that somebody owned it."""
    tale.does(AssignSupervisor, VARLEY, tale.at(hours=hours - 1), officer=tale.supervisor.id)
    if tale.officer is None:
        return
    officer, why = tale.officer.id, "Knows the area and is free today."
    tale.does(
        AllocateCase, tale.supervisor, tale.at(hours=hours), officer=officer, on_post=tale.officer.post, reasons=why
    )


def given_by_exception(tale: Tale, officer: Detective, *, hours: float = 9) -> None:
    """Tell that nobody with the skills was free, and that the detective inspector answers for who got the case."""
    tale.officer = officer
    asked = {"officer": officer.id, "mitigation": "DS Coombe reads every entry daily and sits in on the interview."}
    tale.does(AssignSupervisor, VARLEY, tale.at(hours=hours - 1), officer=tale.supervisor.id)
    tale.does(
        RequestException,
        tale.supervisor,
        tale.at(hours=hours),
        on_post=officer.post,
        reasons="Both trained investigators are in a trial this week.",
        **asked,
    )
    tale.does(ApproveException, VARLEY, tale.at(hours=hours + 2), recheck_on=tale.day(3), **asked)


def understood(tale: Tale, worry: Worry, *, hours: float = 20) -> None:
    """Tell that the risk was assessed, the child screened, definitions considered and flags set."""
    tale.investigates(
        AssessCaseRisk,
        tale.at(hours=hours),
        level=tale.risk,
        reasons="What is known of the adults, of what they give, and of how often the child is away.",
    )
    level = "significant" if tale.risk == "high" else "moderate" if tale.risk == "medium" else "emerging"
    for child in tale.children:
        tale.investigates(
            ScreenChild,
            tale.at(hours=hours + 0.5),
            child=child.subject,
            tool="EX-1",
            present=worry.present,
            level=level,
            reasons="Adults pay for and plan this; the child cannot stop it alone.",
            considered="Missing history, intelligence, what school and home said.",
        )
    _defined(tale, worry, hours)


def _defined(tale: Tale, worry: Worry, hours: float) -> None:
    for place, kind in enumerate(one for one in worry.kinds if one in DEFINED):
        definition, met = DEFINED[kind]
        tale.investigates(
            ConsiderDefinition,
            tale.at(hours=hours + 1 + place / 10),
            definition=definition,
            met=met,
            reasons="Each part rests on what is recorded.",
        )
        tale.investigates(
            SetFlag,
            tale.at(hours=hours + 1.5 + place / 10),
            kind=kind,
            confidence="suspected",
            reasons="The definition is met on what is known.",
            review_by=tale.day(90),
        )


def referred_as_victim(tale: Tale, *, hours: float = 30) -> None:
    """Tell that the child was referred as a potential victim of slavery, and told of it."""
    tale.investigates(
        ReferSlavery,
        tale.at(hours=hours),
        grounds=True,
        grounds_words="Moved between towns to carry for adults.",
        safe=True,
        safe_words="Staying with an aunt the adults do not know of.",
        referred=True,
        told=True,
        told_words="Explained in plain words with the social worker there.",
        reference=f"NRM-{tale.record[-4:]}",
        kinds=("criminal_exploitation",),
    )
