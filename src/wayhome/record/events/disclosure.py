"""Material: who sees to disclosure, what is asked of others about the child, and the child's own device."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Words


class OfficerNamed(Fact, name="disclosure.officer_named", about=CASE, says="a disclosure officer was named"):
    """Someone was made responsible for recording, keeping and revealing the material of the case."""


class ThirdPartyRequested(
    Fact,
    name="disclosure.third_party_requested",
    about=CASE,
    says="information about the child was requested from a {holder}",
):
    """Someone outside the police was asked for information about a child who is, or may be, a victim.

    The fields say what had been recorded before the request was made; a test that was not recorded is not met.
    """

    request: str = Field(description="the force's reference for the request")
    holder: Literal["school", "childrens_services", "health", "counselling", "other"] = Field(
        "other", description="who holds the information"
    )
    holder_believed: bool = Field(False, description="why the holder is believed to have it was recorded")
    line_relevant: bool = Field(False, description="the reasonable line of enquiry it is relevant to was recorded")
    necessary_and_proportionate: bool = Field(False, description="why it is necessary and proportionate was recorded")
    counselling: bool = Field(False, description="it asks for what was said in counselling")
    substantial_probative_value: bool = Field(
        False, description="why it is likely to have substantial probative value was recorded"
    )
    presumption_rebutted: bool = Field(
        False, description="why the presumption that counselling information is not needed is rebutted was recorded"
    )
    endorsed_by: Rank = Field("unknown", description="the rank of who endorsed it")


class RequestTestsRecorded(
    Fact,
    name="disclosure.request_tests_recorded",
    about=CASE,
    says="what had to be recorded before a request was recorded after it",
):
    """The grounds of a request were recorded after it had been made."""

    request: str = Field(description="the force's reference for the request")


class RequestWithdrawn(
    Fact, name="disclosure.request_withdrawn", about=CASE, says="a request for information was withdrawn"
):
    """A request was taken back, and what had been received was returned or destroyed."""

    request: str = Field(description="the force's reference for the request")


class NoticeGiven(
    Fact,
    name="disclosure.notice_given",
    about=CASE,
    says="notice of a request for information was given to {recipient}",
):
    """Written notice said what is asked for, why, and how it will be handled."""

    request: str = Field(description="the force's reference for the request")
    recipient: Literal["child", "parent_or_guardian", "care_body", "other_adult", "victim"] = Field(
        description="who received it"
    )


class NoticeWithheld(
    Fact,
    name="disclosure.notice_withheld",
    about=CASE,
    says="notice of a request was withheld for a reason the law allows",
):
    """Notice was not given, in circumstances that the law allows, with the reason recorded."""

    request: str = Field(description="the force's reference for the request")
    reason: Words | None = Field(None, description="the circumstances")


class RecipientDecided(
    Fact, name="disclosure.recipient_decided", about=CASE, says="a supervisor decided who may safely receive notices"
):
    """Because a parent or carer is suspected, a supervisor decided which other adult receives notices."""

    by: Rank = Field("unknown", description="the rank of who decided")


class DeviceExamined(Fact, name="disclosure.device_examined", about=CASE, says="the child's device was examined"):
    """Information was taken from a device of the child's.

    The fields say what had been recorded before; what was not recorded was not done.
    """

    written_agreement: bool = Field(False, description="agreement in writing by whoever may give it")
    child_views: bool = Field(False, description="the child's views were sought")
    scope_limited: bool = Field(False, description="what is looked for was limited to what is needed")
