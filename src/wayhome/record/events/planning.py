"""The investigation plan: written part by part, made, endorsed, brought up to date."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative


class PlanPartSet(
    Fact,
    name="investigation.plan_part_set",
    about=CASE,
    says="a part of the plan was written ({part}, version {version})",
):
    """One part of the plan was written, or written anew; it stands until it is written again."""

    part: str = Field(description="which part, as the rulebook names it")
    version: int = Field(ge=0, description="the version of the plan that it came with")
    applies: bool = Field(True, description="false where the part does not apply; the words then say why")
    words: Narrative | None = Field(None, description="what the plan says here")


class PlanMade(Fact, name="investigation.plan_made", about=CASE, says="an investigation plan was made"):
    """An investigation plan was put on file."""

    version: int | None = Field(None, ge=0, description="the version it begins; not given: an import")
    fields_missing: int | None = Field(
        None, ge=0, description="how many required parts held neither content nor a reason for not applying"
    )


class PlanEndorsed(
    Fact, name="investigation.plan_endorsed", about=CASE, says="the investigation plan was endorsed by a {by}"
):
    """A supervisor read the plan and endorsed it."""

    by: Rank = Field("unknown", description="the endorser's rank")
    fields_missing: int = Field(
        ge=0, description="how many required parts hold neither content nor a reason for not applying"
    )
    version: int | None = Field(None, ge=0, description="the version that was read; not given: an import")
    reasons: Narrative | None = Field(None, description="what the supervisor adds to it")


class PlanRevised(Fact, name="investigation.plan_revised", about=CASE, says="the investigation plan was revised"):
    """The plan was brought up to date after something changed."""

    version: int | None = Field(None, ge=0, description="the version it begins; not given: an import")
    because: Literal["suspect", "child", "risk", "support", "missing", "line", "supervisor", "other"] = Field(
        "other", description="what changed"
    )
    fields_missing: int | None = Field(
        None, ge=0, description="how many required parts held neither content nor a reason for not applying"
    )
    nothing_changes: Narrative | None = Field(
        None, description="why the plan stands as it is although something changed, where it does"
    )
