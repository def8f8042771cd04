"""The child as a victim, and those who care for them: assessed, told in time, heard, and supported.

A notice counts when it reached the person, not when it was sent: ``victim.notice_delivered`` is the receipt. The child
and the parent or carer who may safely know are told separately, and one does not stand for the other.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.vocabulary import Fact, Known, Spoken, Words

OWED = ("child", "investigation")
TOLD = ("child",)  # a notice may be of an investigation, or of a time when the child was missing

Told = Literal["child", "parent_or_carer", "other_adult", "council"]
Receipt = Literal[
    "heard_in_person", "heard_by_telephone", "message_delivered", "letter_signed_for", "through_advocate",
    "read_at_door",
]  # fmt: skip
Frequency = Literal["weekly", "fortnightly", "four_weekly", "when_something_happens"]


class FirstContactMade(
    Fact, name="victim.first_contact_made", about=OWED, says="the police first spoke with the child"
):
    """The police first spoke with the child, or with whoever speaks for them, about what was done to them."""


class CommunicationNeedsRecorded(
    Fact, name="victim.communication_needs_recorded", about=OWED, says="how the child is best understood was recorded"
):
    """It was recorded how the child understands and is understood: language, age, disability, who should be there."""

    interpreter: Known = Field("unknown", description="whether an interpreter or intermediary is needed")


class RightsExplained(Fact, name="victim.rights_explained", about=OWED, says="the child's rights were explained"):
    """The child's rights as a victim were explained in words they could follow."""

    to: Told = Field("child", description="to whom")


class EnhancedRightsTold(
    Fact, name="victim.enhanced_rights_told", about=OWED, says="the child was told of their enhanced rights"
):
    """The child was told that enhanced rights apply. That they apply follows from age, and is never asked."""

    to: Told = Field("child", description="who was told")


class RightsHolderRecorded(
    Fact, name="victim.rights_holder_recorded", about=OWED, says="whether a parent may safely know: {parent_may_know}"
):
    """It was established who besides the child is told, and whether that is safe for the child."""

    parent_may_know: Known = Field(description="whether a parent or guardian may safely know")
    reason: Words | None = Field(None, description="why a parent is not told, where one is not")


class ContactAgreed(
    Fact, name="victim.contact_agreed", about=OWED, says="it was agreed how to keep in touch: {frequency}, by {channel}"
):
    """How often, by which channel and with whom to keep in touch was agreed with the child."""

    frequency: Frequency = Field(description="how often, at least")
    channel: Literal["in_person", "telephone", "message", "email", "letter", "through_advocate"] = Field(
        description="by which channel, safe for the child"
    )
    asked_for_by: Literal["child", "parent_or_carer", "police"] = Field("child", description="whose wish it is")


class ServicesReferred(Fact, name="victim.services_referred", about=OWED, says="support services: {result}"):
    """The child was referred to a support service, or a decline was recorded."""

    result: Literal["referred", "declined"] = Field(description="what came of it")
    service: str | None = Field(None, description="which kind of service, as the rulebook names it")
    reference: str | None = Field(None, description="reference of the referral")
    offer_again_by: AwareDatetime | None = Field(None, description="by when it is offered again")
    not_again: bool = Field(False, description="the child asked not to be offered it again")
    said: Spoken | None = Field(None, description="what the child said about it, in their words")


class SupportNotTakenUp(
    Fact, name="victim.support_not_taken_up", about=OWED, says="support was not taken up: {by} said no"
):
    """Somebody other than the child said no to support, or a service could not help. The child is still owed it."""

    by: Literal["parent_or_carer", "service", "other"] = Field(description="who said no")
    service: str | None = Field(None, description="which kind of service, as the rulebook names it")
    reason: Words | None = Field(None, description="the reason given")


class Updated(Fact, name="victim.updated", about=OWED, says="the child or their family was updated"):
    """The child, or the parent or carer who may safely know, was told how the case stands.

    ``about`` names the events it told of, so that a notice of an arrest cannot be met by a general call.
    """

    about: tuple[str, ...] = Field((), description="ids of the events it told of")
    to: Literal["child", "parent_or_carer", "both", "unknown"] = Field("unknown", description="who was told")
    delivered: bool | None = Field(None, description="whether it is known to have reached them; not given is not known")


class NoticeWritten(Fact, name="victim.notice_written", about=TOLD, says="a notice to the {to} was written"):
    """A notice to one rights-holder was written, to be carried. It tells of nothing until it arrives."""

    notice: str = Field(description="reference of the notice")
    about: tuple[str, ...] = Field((), description="ids of the events it tells of")
    to: Told = Field(description="whom it is for")
    holder: str | None = Field(None, description="reference of the rights-holder")
    channel: str | None = Field(None, description="reference of the channel it goes by")
    by: Literal["text", "email", "letter", "door", "by_hand"] = Field(description="what carries it")
    title: str | None = Field(None, description="subject of the e-mail or title of the letter, which names nobody")
    template: str | None = Field(None, description="the text it began from, by its id in the rulebook")
    language: Literal["english", "welsh", "other"] = Field("english", description="in which language")
    format: Literal["plain", "easy_read", "large_print", "audio", "british_sign_language"] = Field(
        "plain", description="in which form"
    )
    reasons: bool = Field(False, description="it gives the reasons in words they can follow")
    support: bool = Field(False, description="it offers support, or says how it goes on")
    review_right: bool = Field(False, description="it explains the right to ask for a review, or why there is none")
    informant: bool = Field(False, description="it is the word that whoever reported the child missing was promised")
    reviewed_by: Words | None = Field(None, description="who reviewed a text that is not in English")
    text: Words | None = Field(None, description="what it says")


class NoticeHandedOver(
    Fact, name="victim.notice_handed_over", about=TOLD, says="a notice was handed over to be carried"
):
    """A notice was handed to whoever carries it. Handing over is not arriving."""

    notice: str = Field(description="reference of the notice")
    carrier: Literal["smtp", "notify", "door", "by_hand", "development_mailbox"] = Field(description="who carries it")
    reference: str | None = Field(None, description="what the carrier calls it")
    may_be_twice: bool = Field(
        False, description="it may have gone out before as well: whoever handed it over fell before writing it down"
    )


class NoticeWithheld(Fact, name="victim.notice_withheld", about=TOLD, says="a notice was not sent: {why}"):
    """A notice was not sent, because it was not safe any more when its turn came. A person decides what next."""

    notice: str = Field(description="reference of the notice")
    why: Literal["channel_unsafe", "channel_stopped", "never_by", "holder_left", "under_suspicion", "may_not_know"] = (
        Field(description="why")
    )
    about: tuple[str, ...] = Field((), description="ids of the events it was to tell of")
    to: Told = Field("child", description="whom it was for")
    holder: str | None = Field(None, description="reference of the rights-holder, where they are named")


class NoticeDelivered(Fact, name="victim.notice_delivered", about=TOLD, says="a notice reached the {to} ({receipt})"):
    """A notice reached one person: the receipt from which alone a notice counts."""

    about: tuple[str, ...] = Field((), description="ids of the events it told of")
    to: Told = Field(description="whom it reached; one receipt for each person")
    receipt: Receipt = Field(description="how it is known that it arrived")
    holder: str | None = Field(None, description="reference of the rights-holder, where they are named")
    notice: str | None = Field(None, description="reference of the notice, where one was written")
    reasons: bool = Field(False, description="it gave the reasons in words they could follow")
    support: bool = Field(False, description="it offered support, or said how it goes on")
    review_right: bool = Field(False, description="it explained the right to ask for a review, or why there is none")
    informant: bool = Field(False, description="it is the word that whoever reported the child missing was promised")
    old_news: bool = Field(False, description="it was no news: over four weeks old, or later news was heard before")


class NoticeFailed(Fact, name="victim.notice_failed", about=TOLD, says="a notice did not reach the {to}: {why}"):
    """An attempt to give a notice did not reach the person. The clock does not stop."""

    about: tuple[str, ...] = Field((), description="ids of the events it was to tell of")
    to: Told = Field("child", description="whom it was for")
    holder: str | None = Field(None, description="reference of the rights-holder, where they are named")
    notice: str | None = Field(None, description="reference of the notice, where one was written")
    why: Literal["no_answer", "channel_unsafe", "returned", "no_interpreter", "not_well_enough", "other"] = Field(
        description="why it did not arrive"
    )


class SupportWithdrawn(
    Fact, name="victim.support_withdrawn", about=OWED, says="the child could not, or could no longer, support the case"
):
    """The child does not support the investigation at present; the case need not rest on them."""


class SupportRenewed(
    Fact, name="victim.support_renewed", about=OWED, says="the child said they can support the case again"
):
    """The child supports the investigation again; what was decided without them stays on record."""


Stance = Literal["supports", "partly", "declines", "withdraws", "cannot", "not_asked", "supports_again", "unknown"]
InTheWay = Literal[
    "fear", "pressure", "shame", "debt", "process", "family", "loyalty", "not_believed", "police", "wants_it_over",
    "health", "safety", "other",
]  # fmt: skip
GivenAs = Literal[
    "recorded_interview", "signed_statement", "body_worn_video", "through_advocate", "noted", "not_given"
]  # fmt: skip
AskedBy = Literal[
    "investigator", "interviewer", "response", "social_worker", "advocate", "parent_or_carer", "other", "unknown"
]  # fmt: skip
AskedWhere = Literal[
    "home", "placement", "school", "interview_suite", "police_station", "telephone", "other", "unknown"
]  # fmt: skip
NotAsked = Literal["missing", "not_well_enough", "unsafe_to_ask", "too_young", "no_interpreter", "not_reached", "other"]


class PositionRecorded(
    Fact, name="victim.position_recorded", about=OWED, says="the child's own position was recorded ({given_as})"
):
    """What the child wants was recorded as they gave it, so that another person can check it.

    A position that is only noted, or that nobody asked for, can be checked by nobody; it is kept as what it is.
    """

    given_as: GivenAs = Field(description="how it can be checked")
    position: Spoken | None = Field(None, description="what the child said, in their words")
    stance: Stance = Field("unknown", description="where the child stands to the investigation")
    asked_by: AskedBy = Field("unknown", description="who asked the child")
    asked_where: AskedWhere = Field("unknown", description="where the child was asked")
    recording: str | None = Field(None, description="reference of the recording or statement")
    exploiter_absent: Known = Field("not_asked", description="whether the exploiter's presence was ruled out")
    reasons: tuple[InTheWay, ...] = Field((), description="what stands in the child's way, as they gave it")
    would_change: Spoken | None = Field(None, description="what would change it, in the child's words")
    not_asked_because: NotAsked | None = Field(None, description="why the child was not asked")


class StatementTaken(Fact, name="victim.statement_taken", about=OWED, says="the child gave their account ({kind})"):
    """The child gave their account, in a recorded interview or a statement."""

    kind: Literal["recorded_interview", "statement"] = Field("recorded_interview", description="how")
    trained: bool = Field(False, description="whether the interviewer was trained to interview children")
    planned: bool = Field(False, description="whether there was a plan for it")
    interviewer: str | None = Field(None, description="the officer who talked with the child, by their id")
    account: Spoken | None = Field(None, description="what the child said, in their own words")
    recording: str | None = Field(None, description="reference of the recording or statement")


class PersonalStatementOffered(
    Fact, name="victim.personal_statement_offered", about=OWED, says="a personal statement was offered: {answer}"
):
    """The child was offered the chance to say how they have been affected; what they answered, they may change."""

    answer: Literal["made", "later", "declined"] = Field("later", description="what the child answered")
    to_be_read_by: Literal["child", "somebody_for_them", "prosecutor", "not_read", "unknown"] = Field(
        "unknown", description="who is to read it in court, where the child wants it read"
    )


class PersonalStatementMade(
    Fact, name="victim.personal_statement_made", about=OWED, says="the child made a personal statement ({version})"
):
    """The child said how they have been affected, or added to what they said; each is kept beside those before."""

    version: int = Field(1, ge=1, description="the first is 1; each addition is one more")
    statement: Spoken | None = Field(None, description="what the child said, in their words")
    recording: str | None = Field(None, description="reference of the recording or statement")
    to_be_read_by: Literal["child", "somebody_for_them", "prosecutor", "not_read", "unknown"] = Field(
        "unknown", description="who is to read it in court, where the child wants it read"
    )
