"""Material: who sees to disclosure, what is asked of others about the child, and the child's own device."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative, Words

Holder = Literal["school", "childrens_services", "health", "counselling", "other"]
Recipient = Literal["child", "parent_or_guardian", "care_body", "other_adult", "victim"]
AgreedBy = Literal["child", "parent_or_guardian", "care_body", "other_adult", "unknown"]
Bearing = Literal["undermines", "assists", "both", "neither"]


class OfficerNamed(Fact, name="disclosure.officer_named", about=CASE, says="a disclosure officer was named"):
    """Someone was made responsible for recording, keeping and revealing the material of the case."""

    officer: str | None = Field(None, description="the officer's id; none where an import does not say")
    reason: Narrative | None = Field(None, description="why whoever investigates the case answers for it themselves")


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
    holder: Holder = Field("other", description="who holds the information")
    holder_name: Words | None = Field(None, description="which school, surgery or service")
    what: Narrative | None = Field(None, description="what is asked for, and for which time")
    why_believed: Narrative | None = Field(None, description="why they are believed to hold it")
    line: str | None = Field(None, description="the line of enquiry it is relevant to")
    why_relevant: Narrative | None = Field(None, description="what it would show on that line")
    why_necessary: Narrative | None = Field(None, description="why it is necessary and proportionate")
    why_probative: Narrative | None = Field(None, description="why it is likely to have substantial probative value")
    why_rebutted: Narrative | None = Field(None, description="why it is needed although it is presumed not to be")
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


class CounsellingProposed(
    Fact,
    name="disclosure.counselling_proposed",
    about=CASE,
    says="it was proposed to ask for what the child said in counselling",
):
    """A request for counselling information was prepared; nothing is asked of anybody until it is endorsed."""

    request: str = Field(description="the force's reference for the request")
    holder_name: Words | None = Field(None, description="which service")
    what: Narrative | None = Field(None, description="what would be asked for, and for which time")
    why_believed: Narrative | None = Field(None, description="why they are believed to hold it")
    line: str | None = Field(None, description="the line of enquiry it is relevant to")
    why_relevant: Narrative | None = Field(None, description="what it would show on that line")
    why_necessary: Narrative | None = Field(None, description="why it is necessary and proportionate")
    why_probative: Narrative | None = Field(None, description="why it is likely to have substantial probative value")
    why_rebutted: Narrative | None = Field(None, description="why it is needed although it is presumed not to be")


class CounsellingRefused(
    Fact,
    name="disclosure.counselling_refused",
    about=CASE,
    says="a request for counselling information was not endorsed",
):
    """Somebody of rank did not endorse it; it is not made."""

    request: str = Field(description="the force's reference for the request")
    by: Rank = Field("unknown", description="the rank of who looked at it")
    reason: Narrative | None = Field(None, description="why not")


class MaterialReceived(
    Fact, name="disclosure.material_received", about=CASE, says="a request for information was answered: {result}"
):
    """Whoever was asked answered: with what they hold, with nothing, or by refusing."""

    request: str = Field(description="the force's reference for the request")
    result: Literal["received", "nothing_held", "refused"] = Field(description="what came of it")
    what: Narrative | None = Field(None, description="what was received, or why it was refused")


class RequestTestsRecorded(
    Fact,
    name="disclosure.request_tests_recorded",
    about=CASE,
    says="what had to be recorded before a request was recorded after it",
):
    """The grounds of a request were recorded after it had been made."""

    request: str = Field(description="the force's reference for the request")
    grounds: Narrative | None = Field(None, description="the three grounds, as they were at the time")


class RequestWithdrawn(
    Fact, name="disclosure.request_withdrawn", about=CASE, says="a request for information was withdrawn"
):
    """A request was taken back, and what had been received was returned or destroyed."""

    request: str = Field(description="the force's reference for the request")
    reason: Narrative | None = Field(None, description="why, and what became of what had been received")


class NoticeGiven(
    Fact,
    name="disclosure.notice_given",
    about=CASE,
    says="notice of a request for information was given to {recipient}",
):
    """Written notice said what is asked for, why, and how it will be handled."""

    request: str = Field(description="the force's reference for the request")
    recipient: Recipient = Field(description="who received it")
    name: Words | None = Field(None, description="their name, and what they are to the child")


class NoticeWithheld(
    Fact,
    name="disclosure.notice_withheld",
    about=CASE,
    says="notice of a request was withheld for a reason the law allows",
):
    """Notice was not given, in circumstances that the law allows, with the reason recorded."""

    request: str = Field(description="the force's reference for the request")
    reason: Words | None = Field(None, description="the circumstances")
    circumstance: Literal["harm_to_somebody", "would_defeat_it", "nobody_to_give_it_to", "other", "unknown"] = Field(
        "unknown", description="which kind of circumstance it is"
    )


class RecipientDecided(
    Fact, name="disclosure.recipient_decided", about=CASE, says="a supervisor decided who may safely receive notices"
):
    """Because a parent or carer is suspected, a supervisor decided which other adult receives notices."""

    by: Rank = Field("unknown", description="the rank of who decided")
    recipient: Recipient | None = Field(None, description="who receives them from now on")
    name: Words | None = Field(None, description="their name, and what they are to the child")
    reason: Words | None = Field(None, description="why it is safe for the child that they know")


class DeviceExamined(Fact, name="disclosure.device_examined", about=CASE, says="the child's device was examined"):
    """Information was taken from a device of the child's.

    The fields say what had been recorded before; what was not recorded was not done.
    """

    written_agreement: bool = Field(False, description="agreement in writing by whoever may give it")
    child_views: bool = Field(False, description="the child's views were sought")
    scope_limited: bool = Field(False, description="what is looked for was limited to what is needed")
    agreed_by: AgreedBy = Field("unknown", description="who agreed in writing")
    scope: Narrative | None = Field(None, description="what is looked for, of which time, and where on the device")
    views: Narrative | None = Field(None, description="what the child said to it")


class ItemDecided(
    Fact, name="disclosure.item_decided", about=CASE, says="the disclosure officer decided on an item: {bearing}"
):
    """The disclosure officer decided what one item of the schedule is to the case."""

    entry: str = Field(description="the id of the entry that the item is")
    relevant: bool = Field(description="whether it may be relevant to the case")
    bearing: Bearing = Field("neither", description="whether it may undermine the case, or assist the defence")
    sensitive: bool = Field(False, description="whether disclosing it may do serious harm")
    reason: Narrative | None = Field(None, description="why")
