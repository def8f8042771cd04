"""Risk: what is held, who graded, on what, and whether they were trained to."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Known, Narrative, Words

Grade = Literal["high", "medium", "low", "very_low"]
Likelihood = Literal["very_low", "possible", "likely", "very_likely", "unknown"]
Severity = Literal["minimal", "not_serious", "serious", "unknown"]
# "supervisor" is someone who supervises and whose rank was not recorded.
Rank = Literal[
    "constable", "supervisor", "sergeant", "inspector", "chief_inspector", "superintendent", "staff", "unknown",
]  # fmt: skip
System = Literal[
    "command_and_control", "missing_history", "crime", "local_intelligence", "national_computer", "national_database",
    "custody", "encounters", "protection_notices", "exploitation_registers", "offender_management", "civil_orders",
    "number_plates", "other_forces", "social_care", "education", "health", "youth_justice", "housing", "immigration",
    "carers_profile",
]  # fmt: skip
# How far a held record can be relied on to be about the child; ``connected`` is about somebody near them.
Tier = Literal["certain", "probable", "possible", "connected", "named"]
Supplier = Literal[
    "child", "parent", "carer", "placement", "relative", "friend", "school", "social_worker", "health", "police",
    "police_other_force", "public", "record", "other", "unknown",
]  # fmt: skip


class HeldInformationSearched(
    Fact,
    name="risk.held_information_searched",
    about=("child",),
    says="held information was searched (complete: {complete})",
):
    """The systems the force can reach were searched for what is already known about the child."""

    complete: bool = Field(description="true only when every required system was searched and answered")


class Graded(Fact, name="risk.graded", about=("child", "episode"), says="risk was graded {grade}"):
    """Someone graded the risk to a missing child.

    ``competence_valid_until`` is the last day on which the grader's training was in date, as evidenced at the time;
    not given means that no training record was found.
    """

    grade: Grade = Field(description="the level given")
    status: Literal["provisional", "confirmed"] = Field("confirmed", description="provisional until properly made")
    competence_valid_until: date | None = Field(None, description="last day the grader's training was in date")
    likelihood: Likelihood | None = Field(None, description="how likely harm is, whatever its weight")
    severity: Severity | None = Field(
        None, description="how grave the harm would be, however likely; serious stands for significant in later wording"
    )
    wording: Literal["app2017", "app2023", "app2026"] | None = Field(
        None, description="whose wording of the levels was used"
    )
    rests_on: tuple[str, ...] | None = Field(
        None, description="what the grade rests on: factor codes, answers, ids of checks; none given means not stated"
    )
    uncertain: bool | None = Field(None, description="the grader could not settle the level on what was known")
    history_effect: Literal["no_history", "raises", "neutral", "lowers"] | None = Field(
        None, description="what the grader says earlier episodes do to the grade; nothing lets them lower it"
    )
    rationale: Narrative | None = Field(None, description="why, in the grader's words")


class FactorRecorded(Fact, name="risk.factor_recorded", about=("child",), says="risk factor {factor}: {present}"):
    """A risk factor about the child was stated, found in a record, or answered as not known."""

    factor: str = Field(description="the factor's code in the pack")
    present: Known = Field(description="what is known of it; unknown is not no")


class SystemChecked(Fact, name="risk.system_checked", about=("child",), says="{system} was checked: {result}"):
    """One system was asked what it holds about the child, and this is what came of it.

    Only ``hits_read`` and ``no_trace`` answer the question. Every other state leaves it open; none of them means that
    nothing is held.
    """

    system: System = Field(description="which system was asked")
    result: Literal["hits_read", "no_trace", "unavailable", "not_permitted", "not_done", "unknown"] = Field(
        description="what came of it; hits_read means that what it holds was read, not only listed"
    )
    retry_at: datetime | None = Field(None, description="when it is to be tried again, for unavailable")
    hits: int | None = Field(None, ge=0, description="how many records came back")
    stale: bool | None = Field(
        None, description="whether what was searched was brought in too long ago for nothing found in it to count"
    )
    again: bool | None = Field(
        None, description="whether the last try before this one in the case did not reach it either"
    )
    linkage: str | None = Field(
        None, description="the linkage pack that weighed what was searched; none given means it was asked by hand"
    )
    asked_with: Words | None = Field(None, description="the names, dates, numbers and addresses it was asked with")
    reason: Narrative | None = Field(None, description="why it was not done or not permitted")


class HitFound(Fact, name="risk.hit_found", about=("child",), says="{system} holds something about the child"):
    """A record about the child, or about someone near the child, came back from a system."""

    hit: str = Field(description="the record's reference in that system")
    system: System | Literal["another_source"] = Field(
        description="which system holds it; another source where it stands for none of those that must be asked"
    )
    source: str | None = Field(
        None, max_length=80, description="what the source calls itself, where it stands for none of the systems"
    )
    tier: Tier | None = Field(
        None,
        description="how far it could be relied on to be about the child when it came back; not given means not said",
    )
    content: str | None = Field(
        None, max_length=64, description="a digest of what the record said then, by which a change of it is seen"
    )
    arrived: Literal["new", "changed"] | None = Field(
        None, description="that it came in, or changed, while the child was missing, and nobody had searched for it"
    )
    held_at: Literal["found_address"] | None = Field(
        None, description="that it is held about an adult at the address where the child was found"
    )
    restricted_to: str | None = Field(
        None, description="the role of the only post that may open it; then what it says is not kept here"
    )
    linkage: str | None = Field(None, description="the linkage pack by which it was found, where it was weighed")
    summary: Narrative | None = Field(None, description="what it says, shortly")


class RestrictedAsked(
    Fact, name="risk.restricted_record_asked", about=("child",), says="it was asked that {hit} be opened"
):
    """Someone who may not open a held record asked the post that can to open it, and to say how it bears."""

    hit: str = Field(description="the record's reference in its system")
    asked_of: str = Field(description="the role of the post that may open it")
    why: Narrative | None = Field(None, description="why it matters now")


class HitMarked(
    Fact,
    name="risk.hit_marked",
    about=("child",),
    says="a found record was weighed (affects the grade: {affects_grade})",
):
    """Someone read a found record and said whether it affects the grade, and how."""

    hit: str = Field(description="the record's reference in its system")
    affects_grade: Literal["raises", "no_effect", "not_this_child"] = Field(description="what it does to the grade")
    how: Narrative | None = Field(None, description="how, in the reader's words")


class InformationUsed(
    Fact, name="risk.information_used", about=("child",), says="information from {supplied_by} was weighed"
):
    """A piece of information was used in judging the risk; who gave it, how to reach them and when they knew it.

    The words themselves and the contact are personal and kept beside the record.
    """

    item: str = Field(description="a short name by which the piece of information is known in the case")
    supplied_by: Supplier = Field("unknown", description="who supplied it")
    can_be_reached: Literal["yes", "no", "unknown", "not_asked"] = Field(
        "not_asked", description="whether a way to reach them is held; no means that it was asked and there is none"
    )
    obtained_at: datetime | None = Field(None, description="when it was obtained")
    content: Narrative | None = Field(None, description="what was said")
    contact: Words | None = Field(None, description="how to reach whoever supplied it")


class Reassessed(Fact, name="risk.reassessed", about=("child", "episode"), says="risk was assessed again ({outcome})"):
    """Someone looked at the risk again and said what came of it, even where nothing changed."""

    outcome: Literal["unchanged", "raised", "lowered"] = Field(
        description="what came of it; a change is graded as well"
    )
    why: Narrative | None = Field(None, description="why, in their words")


class LowerGradeApproved(
    Fact, name="risk.lower_grade_approved", about=("child", "episode"), says="a {by} approved a lower grade: {grade}"
):
    """Someone of rank allowed a grade lower than the one before, or lower than the floor, before it took effect."""

    grade: Grade = Field(description="the level approved")
    by: Rank = Field(description="the approver's rank")
    changed: Literal["yes", "no", "unknown"] = Field(
        "unknown", description="whether something changed that explains it"
    )
    informant_agreed: Known = Field("not_asked", description="whether whoever reported the child agreed")
    review_at: datetime | None = Field(None, description="the latest time at which it is looked at again")
    reason: Narrative | None = Field(None, description="why, in the approver's words")


class FloorDepartureRecorded(
    Fact,
    name="risk.floor_departure_recorded",
    about=("child", "episode"),
    says="a {by} recorded why the grade stands below the floor",
):
    """Someone of rank recorded why the risk is not treated as the floor asks; the response still follows the floor."""

    by: Rank = Field(description="their rank")
    reason: Narrative | None = Field(None, description="why, in their words")


class GradesSampled(
    Fact, name="risk.grades_sampled", about=("force",), says="{sampled} grades were made again, blind; {agreed} agreed"
):
    """A second trained grader graded a sample again without seeing the first grade."""

    period: str = Field(description="the week, as 2026-W10")
    sampled: int = Field(ge=0, description="how many grades were made again")
    agreed: int = Field(ge=0, description="how many came out the same")
    too_low: int | None = Field(None, ge=0, description="how many first grades were lower than the second")
    too_high: int | None = Field(None, ge=0, description="how many first grades were higher than the second")
    left_out: int | None = Field(None, ge=0, description="how many of those drawn could not be made again")
    why_left_out: str | None = Field(None, description="why those could not be made again; about no child")
