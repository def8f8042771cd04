"""The call, what is asked and what is held, and the grade: by whoever is on duty, trained or not."""

from datetime import timedelta
from hashlib import sha256
from typing import get_args

from wayhome.access.actors import Role
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.read_earlier_interviews import ReadEarlierInterviews
from wayhome.casework.read_trigger_plan import ReadTriggerPlan
from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.casework.record_check import Hit
from wayhome.casework.record_search import Answered, RecordSearch
from wayhome.casework.take_report import LookedUp, Reporting, TakeReport
from wayhome.record.events.missing import Informant, ProfileReceived
from wayhome.record.events.partner import SocialCareConsulted
from wayhome.record.events.questions import Question
from wayhome.record.events.risk import Grade, System
from wayhome.record.vocabulary import Known
from wayhome.simulation import practice, wording_found, words
from wayhome.simulation.chance import around, happens, one_of, weighted
from wayhome.simulation.names import phone
from wayhome.simulation.steps import Telling

QUESTIONS: tuple[Question, ...] = get_args(Question)[:29]
ALWAYS: tuple[Question, ...] = ("why_worried", "done_to_trace", "missing_before", "last_seen_with", "phone")
SYSTEMS: tuple[System, ...] = (
    "command_and_control", "missing_history", "crime", "local_intelligence", "national_computer", "national_database",
    "custody", "protection_notices", "exploitation_registers",
)  # fmt: skip
FEW: tuple[System, ...] = ("missing_history", "national_computer")
GRADES: dict[Grade, float] = {"high": 12, "medium": 78, "low": 8, "very_low": 2}
FACTORS = {"sexual": "CSE", "county_lines": "CCE", "criminal": "CCE"}
KIN: dict[str, tuple[Informant, ...]] = {
    "home": ("parent", "parent", "relative"), "other_family": ("relative",), "foster_home": ("carer",),
    "childrens_home": ("placement",), "supported_accommodation": ("placement", "friend"),
}  # fmt: skip


def take_report(tale: Telling) -> None:
    """Have the call taken, and who the child is written down."""
    child, chance = tale.child, tale.chance
    reporting = Reporting(
        child=child.subject,
        record=tale.record,
        case=tale.case,
        looked_up=LookedUp(outcome="no_match" if tale.number == 1 else "matched", came_back=min(tale.number - 1, 1)),
        name=child.name,
        date_of_birth=child.born,
        nation="england",
        care_status=child.care,
        placement=child.placement,
        sex=child.sex,
        ethnicity=child.ethnicity_given,
        description=one_of(chance, words.DESCRIBED),
        clothing=one_of(chance, words.WEARING),
        identity_complete=tale.well(practice.ASKED),
    )
    tale.do(
        TakeReport, Role.CALL_HANDLER, tale.began, children=(reporting,), area=child.area, channel="call",
        informant=one_of(chance, KIN.get(child.placement, ("parent",))), informant_contact=phone(chance),
        said=one_of(chance, words.WHY_WORRIED),
    )  # fmt: skip


def ask(tale: Telling) -> None:
    """Have the questions of the first contact asked: all of them, or those that are always asked."""
    at = tale.began + around(tale.chance, 6)
    asked = QUESTIONS if tale.well(practice.ASKED) else ALWAYS
    answers = tuple(Answer(question=one, answer=_answer(one, tale), supplied_by="carer") for one in asked)
    factors = (Factor(factor="REPEAT_MISSING", present="yes"),) if tale.before else ()
    if tale.child.flag and happens(tale.chance, 0.2 + 0.3 * tale.practice.mending):
        factors = (*factors, Factor(factor=FACTORS[tale.child.flag], present="yes"))
        tale.feared = True
    tale.do(RecordAnswers, Role.CALL_HANDLER, at, answers=answers, factors=factors)


def _answer(question: Question, tale: Telling) -> Known:
    if question in ("why_worried", "done_to_trace", "last_seen_with", "phone"):
        return "yes"
    if question == "missing_before":
        return "yes" if tale.number > 1 else "no"
    if question in ("social_care_involved", "placement_and_curfew"):
        return "yes" if tale.child.care != "none" else "no"
    if question in ("exploitation_concern", "exploitation_known"):
        return "yes" if tale.child.flag else "unknown" if happens(tale.chance, 0.2) else "no"
    return "unknown" if happens(tale.chance, 0.08) else "no"


def search(tale: Telling) -> None:
    """Have everything that is held asked for and weighed, or a little of it and too late."""
    well = tale.well(practice.SEARCHED)
    at = tale.began + around(tale.chance, 9 if well else 130, 0.2)
    if at >= tale.back:
        return
    hit = Hit(reference=f"INT-{tale.child.key}-{tale.number}", summary=one_of(tale.chance, words.LOOK_FOR))
    found = (hit,) if tale.child.flag and happens(tale.chance, 0.6) else ()
    systems = SYSTEMS if well else FEW
    asked_with = f"{tale.child.name}, {tale.child.born:%d %m %Y}, {tale.child.phone}, {tale.child.address}"
    answers = tuple(
        Answered(
            system=system,
            result="hits_read" if system == "missing_history" and tale.number > 1 else "no_trace",
            asked_with=asked_with,
        )
        if system != "local_intelligence" or not found
        else Answered(system=system, result="hits_read", hits=found, asked_with=asked_with)
        for system in systems
    )
    tale.do(RecordSearch, Role.CALL_HANDLER, at, answers=answers)
    if found and well:
        how = "Names where they may be taken; raises the risk." if tale.before else "Old, and about somebody else."
        effect = "raises" if tale.before else "no_effect"
        tale.do(MarkHit, Role.GRADER, at + timedelta(minutes=3), hit=hit.reference, affects_grade=effect, how=how)
    _ask_partners(tale, well=well)


def _ask_partners(tale: Telling, *, well: bool) -> None:
    at = tale.began + around(tale.chance, 25 if well else 200)
    if at >= tale.back:
        return
    if tale.child.home:
        result = "received" if tale.child.home.policy == "yes" and well else "not_held"
        tale.record_done(Role.CALL_HANDLER, at, ProfileReceived(result=result))
    if tale.child.care != "none" and (well or happens(tale.chance, 0.4)):
        tale.record_done(Role.COORDINATOR, at, SocialCareConsulted(answered=well))
    if tale.number > 1 and well:
        tale.do(ReadTriggerPlan, Role.RESPONSE, at)
        tale.do(ReadEarlierInterviews, Role.RESPONSE, at, people=(one_of(tale.chance, words.FIRST_ACTIONS),))


def grade(tale: Telling) -> Grade:
    """Have the risk graded, in its time or late; returns the level given."""
    given = _level(tale)
    well = tale.well(practice.GRADED)
    at = tale.began + around(tale.chance, 19 if well else 250, 0.2 if well else 0.35)
    reasoned = well or happens(tale.chance, 0.3)
    if at < tale.back:
        role = Role.GRADER if well or happens(tale.chance, 0.6) else Role.SUPERVISOR
        tale.do(
            GradeRisk, role, at, grade=given,
            likelihood=_likelihood(given) if reasoned else None,
            severity=("serious" if given == "high" else "not_serious") if reasoned else None,
            wording="app2026" if reasoned else None,
            rests_on=("answers", "checks") if reasoned else None,
            history_effect=_history(tale) if reasoned else None,
            rationale=_reasons(tale, one_of(tale.chance, words.RATIONALE if reasoned else words.THIN_RATIONALE)),
        )  # fmt: skip
    return given


def _reasons(tale: Telling, otherwise: str) -> str:
    """Return the reasons for a grade: in some cases, most of them in the failing months, they blame the child."""
    place = int(sha256(f"reasons {tale.record}".encode()).hexdigest()[:8], 16)
    blamed = place % 1000 < 1000 * tale.practice.share(practice.BLAMED)
    obliquely = not blamed and place % 1000 < 1000 * tale.practice.share(practice.BLAMED_OBLIQUELY)
    found = wording_found.OBLIQUE if obliquely else wording_found.AS_INSPECTORS_FOUND
    return found[place // 1000 % len(found)] if blamed or obliquely else otherwise


def _level(tale: Telling) -> Grade:
    drawn = weighted(tale.chance, GRADES)
    if tale.practice.mending <= 0:
        return "medium" if tale.practice.often and drawn == "high" and happens(tale.chance, 0.6) else drawn
    if tale.feared and tale.practice.mending > 0 and happens(tale.chance, 0.5 + 0.5 * tale.practice.mending):
        return "high"
    return (
        "medium" if drawn in ("low", "very_low") and happens(tale.chance, 0.6 + 0.4 * tale.practice.mending) else drawn
    )


def _likelihood(given: Grade) -> str:
    return {"high": "very_likely", "medium": "likely"}.get(given, "possible")


def _history(tale: Telling) -> str:
    if not tale.before:
        return "no_history"
    return "raises" if tale.practice.mending > 0 else one_of(tale.chance, ("raises", "neutral", "lowers"))
