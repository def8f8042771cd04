"""The investigation plan: made, endorsed, brought up to date."""

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact


class PlanMade(Fact, name="investigation.plan_made", about=CASE, says="an investigation plan was made"):
    """An investigation plan was put on file."""


class PlanEndorsed(
    Fact, name="investigation.plan_endorsed", about=CASE, says="the investigation plan was endorsed by a {by}"
):
    """A supervisor read the plan and endorsed it."""

    by: Rank = Field("unknown", description="the endorser's rank")
    fields_missing: int = Field(
        ge=0, description="how many required parts hold neither content nor a reason for not applying"
    )


class PlanRevised(Fact, name="investigation.plan_revised", about=CASE, says="the investigation plan was revised"):
    """The plan was brought up to date after something changed."""
