"""Who the child is and what has long been known about them, as distinct from any one time they were missing."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Known, Narrative, Words

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
CareStatus = Literal["none", "child_in_need", "child_protection_plan", "looked_after", "care_leaver", "unknown"]
Placement = Literal[
    "home", "other_family", "foster_home", "childrens_home", "secure_home", "supported_accommodation", "hotel_asylum",
    "hospital", "residential_school", "other", "unknown",
]  # fmt: skip


Ethnicity = Literal["white", "mixed", "asian", "black", "chinese_or_other", "not_stated", "unknown"]
Sex = Literal["girl", "boy", "unknown"]


class Described(Fact, name="child.described", about=("child",), says="the child's circumstances were recorded"):
    """What is known of who a child is; each later description replaces only the fields it gives.

    A field that is not given says nothing; ``unknown`` says that it was asked and is not known.
    """

    nation: Nation | None = Field(None, description="where the child lives, which decides whose rules apply")
    date_of_birth: date | None = Field(None, description="birth date, where it is known")
    age_stated: int | None = Field(
        None, ge=0, le=120, description="age in whole years as stated, where no date is known"
    )
    age_disputed: Known | None = Field(
        None, description="whether somebody holds the age to be another than recorded; while it is, they are a child"
    )
    care_status: CareStatus | None = Field(None, description="the child's standing with children's services")
    placement: Placement | None = Field(None, description="where the child lives")
    out_of_area: Known | None = Field(None, description="placed outside the responsible council's area")
    unaccompanied: Known | None = Field(None, description="an unaccompanied child seeking asylum")
    ethnicity: Ethnicity | None = Field(
        None, description="as the child or family give it, in the groups in which figures are set out"
    )
    ethnicity_seen: Ethnicity | None = Field(
        None, description="as an officer put it down, which is another thing and is counted apart"
    )
    sex: Sex | None = Field(None, description="recorded sex, for recognising the child and for the yearly figures")
    name: Words | None = Field(None, description="the child's name as they give it")


Flagged = Literal["sexual", "criminal", "county_lines", "trafficking", "online", "group"]


class FlagSet(
    Fact,
    name="child.exploitation_flag_set",
    about=("child",),
    says="an exploitation flag was set ({kind}, {confidence})",
):
    """A flag that a child is, or may be, exploited: what is done to the child, never the child's conduct."""

    kind: Flagged = Field(description="which exploitation")
    confidence: Literal["suspected", "known"] = Field(description="how sure the record is")
    owner: str | None = Field(None, description="the role that answers for it and looks at it again")
    review_by: date | None = Field(None, description="the day by which it is looked at again, where one was set")
    offender: str | None = Field(None, description="the force's reference for an offender flagged with it")
    location: str | None = Field(None, description="the force's reference for a place flagged with it")
    reasons: Narrative | None = Field(None, description="what it rests on")


class FlagReviewed(
    Fact, name="child.exploitation_flag_reviewed", about=("child",), says="the flag was reviewed: {result}"
):
    """A flag was looked at again by its owner and kept, changed or lifted."""

    result: Literal["kept", "changed", "lifted"] = Field(description="what the review decided")
    kind: Flagged | None = Field(None, description="which exploitation; not given: the only one flagged")
    reasons: Narrative | None = Field(None, description="why")


class FlagDeclined(
    Fact,
    name="child.exploitation_flag_declined",
    about=("child",),
    says="a flag that the record points to was not set ({kind})",
):
    """The record points to a flag, and somebody decided with reasons not to set it; until more is known."""

    kind: Flagged = Field(description="which exploitation")
    reasons: Narrative | None = Field(None, description="why it was not set")


class TriggerPlanUpdated(
    Fact, name="child.trigger_plan_updated", about=("child",), says="the child's trigger plan was made or updated"
):
    """What is to be done first if this child is missing again was agreed, from what earlier episodes taught."""

    first_actions: int | None = Field(None, ge=0, description="how many first actions it lists")
    shared_with_carer: Known = Field("not_asked", description="whether those who care for the child have it")
    after_episode: str | None = Field(None, description="the record of the episode after which it was looked at")
    plan: Narrative | None = Field(None, description="the first actions, one on each line")
    places: Words | None = Field(None, description="places to look at first, one on each line")
    people: Words | None = Field(None, description="people to ask or to look for first, one on each line")


class RecordsJoined(
    Fact, name="child.records_joined", about=("child",), says="two records of a child were found to be of one child"
):
    """What is held of two children is of one child; the event names both, and nothing is moved.

    From then on everything about either is read as about the one it keeps, until the records are parted again.
    """

    keeps: str = Field(description="the child under whom both are read, as child:KEY")
    reason: Narrative | None = Field(None, description="how it is known that they are one child")


class RecordsParted(
    Fact, name="child.records_parted", about=("child",), says="two records were found to be of two children after all"
):
    """Two records that were joined are of two children; the event names both, and each is read alone again."""

    reason: Narrative | None = Field(None, description="how it is known that they are two children")
