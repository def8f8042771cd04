"""Who investigates and who supervises: whether they had the skills, and who owned it where they had not."""

from datetime import date

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative


class Allocated(Fact, name="investigation.allocated", about=CASE, says="the investigation was given to {role}"):
    """An investigation was given to someone; ``skilled`` says whether they held the competence it needs then."""

    skilled: bool = Field(description="whether the investigator held the required competence at that time")
    role: str = Field("unknown", description="the investigator's role")
    officer: str | None = Field(None, description="who it was given to, by their id")
    competence_valid_until: date | None = Field(None, description="the last day on which that competence is in date")


class AllocationExceptionMade(
    Fact,
    name="investigation.allocation_exception_made",
    about=CASE,
    says="a {by} took on the risk of an unskilled allocation",
):
    """Nobody with the skills was free; a senior officer owned that risk, said what lessens it, and will look again."""

    by: Rank = Field("unknown", description="the rank of who took it on")
    mitigation: Narrative | None = Field(None, description="what is done meanwhile")


class AllocationRechecked(
    Fact,
    name="investigation.allocation_rechecked",
    about=CASE,
    says="whether someone with the skills is free was looked at again",
):
    """An exception to skilled allocation was looked at again."""


class CompetenceRenewed(
    Fact, name="investigation.competence_renewed", about=CASE, says="the investigator's competence was renewed"
):
    """The investigator's competence was evidenced anew while they held the case."""

    valid_until: date | None = Field(None, description="the last day on which it is now in date")


class SupervisorAssigned(
    Fact, name="investigation.supervisor_assigned", about=CASE, says="a supervisor was assigned (skilled: {skilled})"
):
    """A supervisor took on an investigation."""

    skilled: bool = Field(description="whether they held the competences for supervising exploitation cases")
    officer: str | None = Field(None, description="who took it on, by their id")
