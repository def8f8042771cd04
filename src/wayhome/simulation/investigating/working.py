"""How a case is worked: the plan, the lines, what may be lost, who harms the child, the child's account, reviews."""

from dataclasses import dataclass

from wayhome.casework.enquiring.classify_lines import ClassifyLines, Follow, SetAside
from wayhome.casework.enquiring.follow_line import EndLine
from wayhome.casework.enquiring.keep_sources import AskToKeep, IdentifySource, SayWhatBecame
from wayhome.casework.enquiring.link_things import CheckVehicle, LinkPremises, LinkVehicle, LookForOthers
from wayhome.casework.enquiring.resolve_identifiers import NoteIdentifier
from wayhome.casework.hearing.hear import HearChild
from wayhome.casework.hearing.prepare import (
    AskPreferences,
    ConsiderIntermediary,
    ExplainMeasures,
    KeepFirstAccount,
    PlanInterview,
)
from wayhome.casework.planning.endorse_plan import EndorsePlan
from wayhome.casework.planning.make_plan import MakeCasePlan, PartSaid
from wayhome.casework.review_search import Outstanding
from wayhome.casework.reviewing.parts import PARTS
from wayhome.casework.reviewing.review_investigation import LookedAt, ReviewInvestigation
from wayhome.casework.suspects.bailing import SetBail
from wayhome.casework.suspects.check import CheckSuspect
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.simulation.investigating.tale import Tale
from wayhome.simulation.investigating.writing import (
    DIRECTIONS,
    DISRUPTION,
    FINDINGS,
    FOUND,
    OUTSTANDING,
    PLAN,
    SET_ASIDE,
)
from wayhome.simulation.team import VARLEY, Detective

CHECKED = (
    "crime",
    "local_intelligence",
    "national_computer",
    "national_database",
    "offender_management",
    "custody",
    "encounters",
)
FOLLOWED = ("EL-01", "EL-02", "EL-04", "EL-06", "EL-07", "EL-08", "EL-16", "EL-18", "EL-19", "EL-20", "EL-25")
WAITS_FOR_TIME = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Adult:
    """An adult who harms children: what leads to them, and what they are called."""

    known_by: str
    name: str
    phone: str = ""
    plate: str = ""


def planned(tale: Tale, *, hours: float = 26, endorsed: bool = True, lacking: tuple[str, ...] = ()) -> None:
    """Tell that the plan was made, part by part, and endorsed by the supervisor."""
    parts = tuple(
        PartSaid(part=part, words=PLAN.get(part, PLAN["else"]), applies=True)
        for part in tale.pack.plan_parts
        if part not in lacking
    )
    tale.investigates(MakeCasePlan, tale.at(hours=hours), parts=parts)
    if endorsed:
        tale.does(EndorsePlan, tale.supervisor, tale.at(hours=hours + 6), reasons="Read; each part says what is next.")


def lines_gone_through(tale: Tale, *, hours: float = 28, left_open: int = 0, more: tuple[str, ...] = ()) -> None:
    """Tell that the catalogue was gone through: some lines followed, the others set aside with a reason."""
    every = list(tale.pack.investigation_lines)
    followed = {*FOLLOWED, *more}
    follow = tuple(Follow(line=one, due=tale.at(days=WAITS_FOR_TIME)) for one in every if one in followed)
    others = [one for one in every if one not in followed]
    aside = others[: len(others) - left_open]
    tale.investigates(
        ClassifyLines,
        tale.at(hours=hours),
        follow=follow,
        set_aside=tuple(SetAside(line=one, reason=SET_ASIDE) for one in aside),
    )


def lines_ended(tale: Tale, *, days: float, but: int = 0) -> None:
    """Tell that most of the lines were finished, each with what it showed and which way it points."""
    ended = FOLLOWED[: len(FOLLOWED) - but]
    for place, line in enumerate(ended):
        points = "away" if line == "EL-25" else "toward" if place % 3 else "neither"
        tale.investigates(
            EndLine,
            tale.at(days=days, hours=place * 2),
            line=line,
            points=points,
            result="done" if points != "neither" else "done_nil",
            reason=FOUND[place % len(FOUND)],
        )


def may_be_lost(tale: Tale, *, hours: float, keeping: str, kind: str, asked: bool = True, secured: bool = True) -> None:
    """Tell of one thing that may be lost: found out about, asked for or not, and secured or gone."""
    number = sum(isinstance(step.command, IdentifySource) for step in tale.steps) + 1
    tale.investigates(
        IdentifySource,
        tale.at(hours=hours),
        kind=kind,
        keeping=keeping,
        made_at=tale.at(hours=-6),
        holder="The manager on duty",
        what="The entrance and the car park on the night she was there.",
    )
    if asked:
        tale.investigates(AskToKeep, tale.at(hours=hours + 3), reference=f"M{number}")
    if asked and secured:
        tale.investigates(SayWhatBecame, tale.at(hours=hours + 30), reference=f"M{number}", result="secured")


def led_to(tale: Tale, adult: Adult, *, hours: float = 40, checked: bool = True) -> str:
    """Tell that an adult was identified, and searched for in what is held; returns their reference."""
    number = sum(isinstance(step.command, IdentifySuspect) for step in tale.steps) + 1
    ref = f"{tale.record}-S{number}"
    tale.investigates(
        IdentifySuspect,
        tale.at(hours=hours),
        known_by=adult.known_by,
        kind="adult",
        name=adult.name,
        trace="Named by two people who do not know each other.",
    )
    for kind, value in (("phone", adult.phone), ("vehicle", adult.plate)):
        if value:
            tale.investigates(
                NoteIdentifier, tale.at(hours=hours + 1), kind=kind, value=value, where="In her messages."
            )
    if adult.plate:
        _vehicle(tale, adult, hours)
    if checked:
        tale.investigates(
            CheckSuspect,
            tale.at(hours=hours + 5),
            suspect=ref,
            answered=CHECKED,
            found="Two earlier reports about other children, neither taken further.",
        )
    return ref


def _vehicle(tale: Tale, adult: Adult, hours: float) -> None:
    number = sum(isinstance(step.command, LinkVehicle) for step in tale.steps) + 1
    tale.investigates(LinkVehicle, tale.at(hours=hours + 2), plate=adult.plate, where="Seen outside the school.")
    tale.investigates(
        CheckVehicle,
        tale.at(hours=hours + 20),
        vehicle=f"V{number}",
        marker="placed",
        reason="Seen with two of the children.",
    )


def hotel(tale: Tale, *, hours: float = 34) -> None:
    """Tell that a hotel came to light."""
    tale.investigates(
        LinkPremises, tale.at(hours=hours), kind="hotel", where="The Quay Lodge. The room was paid in cash."
    )


def others_looked_for(tale: Tale, *, days: float) -> None:
    """Tell that other children were looked for, and where."""
    where = "Asked the school, the youth club and the other parents; the chat names nobody else under 18."
    tale.investigates(LookForOthers, tale.at(days=days), result="none_found", reason=where, points="neither")


def arrested(tale: Tale, ref: str, *, days: float, bailed: bool = True) -> None:
    """Tell that a suspect was arrested, interviewed, and bailed with conditions on which the child was asked."""
    tale.investigates(RecordStep, tale.at(days=days), suspect=ref, kind="arrested")
    tale.investigates(RecordStep, tale.at(days=days, hours=8), suspect=ref, kind="interviewed")
    if bailed:
        tale.investigates(
            SetBail,
            tale.at(days=days, hours=11),
            suspect=ref,
            until=tale.day(days + 85),
            child_views="sought",
            conditions="Not to contact her or go within the harbour ward.",
        )


def heard(tale: Tale, by: Detective, *, days: float = 3) -> None:
    """Tell that the child was asked what would help, and then heard once."""
    tale.investigates(
        KeepFirstAccount,
        tale.at(hours=4),
        said="He says I owe him. I never asked for the phone.",
        heard_by="police",
        recorded="body_worn_video",
    )
    tale.investigates(ExplainMeasures, tale.at(days=days, hours=-30), measures=("live_link", "recorded_evidence"))
    tale.investigates(
        ConsiderIntermediary,
        tale.at(days=days, hours=-29),
        result="not_needed_for_a_reason",
        reason="Her teacher and she agree that she follows and can say when she does not.",
    )
    tale.investigates(AskPreferences, tale.at(days=days, hours=-28), interviewer="a_woman")
    tale.investigates(
        PlanInterview,
        tale.at(days=days, hours=-26),
        interviewer=by.id,
        place="interview_suite",
        at=tale.at(days=days),
        strategy="Free account first. Breaks when she asks.",
    )
    tale.investigates(HearChild, tale.at(days=days), interviewer=by.id, recording=f"RI-{tale.record[-4:]}")


def reviewed(tale: Tale, *, days: float, by: Detective | None = None) -> None:
    """Tell that the case was reviewed: each part looked at, disruption decided on, and what is outstanding listed."""
    number = int(days) + int(tale.record[-2:])
    looked = tuple(LookedAt(part=part, found="in_order") for part in PARTS)
    outstanding = Outstanding(
        what=OUTSTANDING[number % len(OUTSTANDING)], who="investigator", due=tale.at(days=days + 10)
    )
    tale.does(
        ReviewInvestigation,
        by or tale.supervisor,
        tale.at(days=days),
        looked_at=looked,
        disruption="decided",
        disruption_because=DISRUPTION[number % len(DISRUPTION)],
        directions=f"{FINDINGS[number % len(FINDINGS)]} {DIRECTIONS[number % len(DIRECTIONS)]}",
        outstanding=(outstanding,),
    )


def seen_by_inspector(tale: Tale, *, days: float) -> None:
    """Tell that the detective inspector reviewed it."""
    reviewed(tale, days=days, by=VARLEY)
