"""Who investigates and who supervises: whether they had the skills, and who owned it where they had not."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative


class Allocated(Fact, name="investigation.allocated", about=CASE, says="the investigation was given to {role}"):
    """An investigation was given to someone; ``skilled`` says whether they held the competence it needs then."""

    skilled: bool = Field(description="whether the investigator held the required competence at that time")
    role: str = Field("unknown", description="the investigator's role")
    officer: str | None = Field(None, description="who it was given to, by their id")
    on_post: str | None = Field(None, description="the post they hold as they take it on")
    recommended: str | None = Field(None, description="who was recommended, by their id")
    competence_valid_until: date | None = Field(None, description="the last day on which that competence is in date")
    reasons: Narrative | None = Field(None, description="why they, where somebody else was recommended")


class AllocationExceptionRequested(
    Fact,
    name="investigation.allocation_exception_requested",
    about=CASE,
    says="somebody was asked to answer for an unskilled allocation",
):
    """Nobody with the skills can take the case; a supervisor asks that someone without them be given it meanwhile."""

    officer: str = Field(description="who would be given the case, by their id")
    on_post: str | None = Field(None, description="the post they hold")
    reasons: Narrative | None = Field(None, description="why nobody with the skills can take it")
    mitigation: Narrative | None = Field(None, description="what would be done so that the child is not worse off")


class AllocationExceptionRefused(
    Fact,
    name="investigation.allocation_exception_refused",
    about=CASE,
    says="an unskilled allocation was turned down by a {by}",
):
    """Whoever answers for it did not take on the risk; the case is to go to someone with the skills."""

    by: Rank = Field("unknown", description="the rank of who turned it down")
    reasons: Narrative | None = Field(None, description="why")


class AllocationExceptionMade(
    Fact,
    name="investigation.allocation_exception_made",
    about=CASE,
    says="a {by} took on the risk of an unskilled allocation",
):
    """Nobody with the skills was free; a senior officer owned that risk, said what lessens it, and will look again."""

    by: Rank = Field("unknown", description="the rank of who took it on")
    officer: str | None = Field(None, description="who has the case meanwhile, by their id")
    recheck_on: date | None = Field(None, description="the day on which it is looked at again (London)")
    mitigation: Narrative | None = Field(None, description="what is done meanwhile")


class AllocationRechecked(
    Fact,
    name="investigation.allocation_rechecked",
    about=CASE,
    says="whether someone with the skills is free was looked at again: {result}",
):
    """An exception to skilled allocation was looked at again."""

    result: Literal["nobody_free", "somebody_free", "not_recorded"] = Field(
        "not_recorded", description="whether someone with the skills can take it now"
    )
    reasons: Narrative | None = Field(None, description="who was asked, and why the exception goes on or ends")


class CompetenceRenewed(
    Fact, name="investigation.competence_renewed", about=CASE, says="the investigator's competence was renewed"
):
    """The investigator's competence was evidenced anew while they held the case."""

    valid_until: date | None = Field(None, description="the last day on which it is now in date")
    competence_valid_until: date | None = Field(None, description="that day again, as an allocation names it")


class InvestigatorNotHere(
    Fact,
    name="investigation.investigator_not_here",
    about=CASE,
    says="whoever has the case is not here to carry it ({why})",
):
    """Whoever was given the case has left, lost the post, or is away for longer than a case can wait."""

    why: Literal["left", "away", "no_post", "other"] = Field("other", description="why they do not carry it")
    officer: str | None = Field(None, description="who, by their id")
    until: date | None = Field(None, description="the last day they are away, where that is known (London)")


class InvestigatorCovered(
    Fact, name="investigation.investigator_covered", about=CASE, says="who carries the case meanwhile was settled"
):
    """The investigator is back, or somebody named carries the case until they are."""

    how: Literal["is_back", "covered"] = Field(description="whether they are back, or somebody carries it for them")
    officer: str | None = Field(None, description="who carries it now, by their id")


class LoadPassed(
    Fact,
    name="investigation.load_passed",
    about=CASE,
    says="whoever has the case came to carry more than their post can hold ({points} of {capacity} points)",
):
    """Whoever has the case carries more than their post can hold; entered once, on the case they were given last."""

    officer: str = Field(description="who, by their id")
    points: int = Field(ge=0, description="what their open cases weigh, as the rulebook weighs them")
    capacity: int = Field(ge=1, description="what their post can hold")


class LoadFell(
    Fact,
    name="investigation.load_fell",
    about=CASE,
    says="whoever has the case carries no more than their post can hold again ({points} of {capacity} points)",
):
    """What somebody carries is within what their post can hold again, whatever became of the decision."""

    officer: str = Field(description="who, by their id")
    points: int = Field(ge=0, description="what their open cases weigh by now")
    capacity: int = Field(ge=1, description="what their post can hold")


class LoadDecided(
    Fact, name="investigation.load_decided", about=CASE, says="what becomes of too full a load was decided: {result}"
):
    """Somebody who answers for it said that the cases stay for a time, or that nobody is free to take any."""

    result: Literal["carries_on", "nobody_free"] = Field(
        description="the cases stay until a day, or nobody with the skills has room and it goes up"
    )
    by: Rank = Field("unknown", description="the rank of who decided")
    officer: str | None = Field(None, description="whose cases, by their id")
    again_on: date | None = Field(None, description="the day on which it is looked at again (London)")
    reasons: Narrative | None = Field(None, description="why, and what is done so that no child waits for it")


class SupervisorAssigned(
    Fact, name="investigation.supervisor_assigned", about=CASE, says="a supervisor was assigned (skilled: {skilled})"
):
    """A supervisor took on an investigation."""

    skilled: bool = Field(description="whether they held the competences for supervising exploitation cases")
    officer: str | None = Field(None, description="who took it on, by their id")
    competence_valid_until: date | None = Field(None, description="the last day on which those are in date")
    reasons: Narrative | None = Field(None, description="why they, where they lack any of them")
