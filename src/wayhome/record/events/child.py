"""Who the child is and what has long been known about them, as distinct from any one time they were missing."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Known, Words

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
CareStatus = Literal["none", "child_in_need", "child_protection_plan", "looked_after", "care_leaver", "unknown"]
Placement = Literal[
    "home", "other_family", "foster_home", "childrens_home", "secure_home", "supported_accommodation", "hotel_asylum",
    "hospital", "residential_school", "other", "unknown",
]  # fmt: skip


class Described(Fact, name="child.described", about=("child",), says="the child's circumstances were recorded"):
    """What is known of who a child is; each later description replaces only the fields it gives.

    A field that is not given says nothing; ``unknown`` says that it was asked and is not known.
    """

    nation: Nation | None = Field(None, description="where the child lives, which decides whose rules apply")
    date_of_birth: date | None = Field(None, description="birth date, where it is known")
    age_stated: int | None = Field(
        None, ge=0, le=120, description="age in whole years as stated, where no date is known"
    )
    care_status: CareStatus | None = Field(None, description="the child's standing with children's services")
    placement: Placement | None = Field(None, description="where the child lives")
    out_of_area: Known | None = Field(None, description="placed outside the responsible council's area")
    unaccompanied: Known | None = Field(None, description="an unaccompanied child seeking asylum")
    name: Words | None = Field(None, description="the child's name as they give it")


class FlagSet(
    Fact,
    name="child.exploitation_flag_set",
    about=("child",),
    says="an exploitation flag was set ({kind}, {confidence})",
):
    """A flag that a child is, or may be, exploited: what is done to the child, never the child's conduct."""

    kind: Literal["sexual", "criminal", "county_lines", "trafficking", "online"] = Field(
        description="which exploitation"
    )
    confidence: Literal["suspected", "known"] = Field(description="how sure the record is")


class FlagReviewed(
    Fact, name="child.exploitation_flag_reviewed", about=("child",), says="the flag was reviewed: {result}"
):
    """A flag was looked at again by its owner and kept, changed or lifted."""

    result: Literal["kept", "changed", "lifted"] = Field(description="what the review decided")


class TriggerPlanUpdated(
    Fact, name="child.trigger_plan_updated", about=("child",), says="the child's trigger plan was made or updated"
):
    """What is to be done first if this child is missing again was agreed, from what earlier episodes taught."""

    first_actions: int | None = Field(None, ge=0, description="how many first actions it lists")
    shared_with_carer: Known = Field("not_asked", description="whether those who care for the child have it")
    plan: Words | None = Field(None, description="the plan")
