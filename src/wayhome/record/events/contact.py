"""Who is told about a child, each in their own right, and how that is safe: it outlasts any one case.

A *rights-holder* is a person, or a council, that is owed news of a child: the child first of all. Each has a contact
plan of their own. What is unsafe is enforced where a message is sent; it is never advice alone.
"""

from datetime import date, time
from typing import Literal

from pydantic import Field

from wayhome.kernel.rights_holders import HolderKind as HolderKind  # noqa: PLC0414 - one place to import from
from wayhome.record.vocabulary import Fact, Known, Words

OWED = ("child",)

ChannelKind = Literal["text", "email", "letter", "telephone", "in_person", "through_advocate", "door"]
Language = Literal["english", "welsh", "other"]
Format = Literal["plain", "easy_read", "large_print", "audio", "british_sign_language"]
HowOften = Literal["weekly", "fortnightly", "four_weekly", "when_something_happens"]


class HolderNamed(Fact, name="contact.holder_named", about=OWED, says="who is told in their own right: a {kind}"):
    """A rights-holder of a child was named, or what is known of them was put down anew under the same reference.

    Telling one is never telling another. Whoever is under suspicion is never told, whatever else is recorded of them.
    """

    holder: str = Field(description="reference of the rights-holder within the child's own record, such as H2")
    kind: HolderKind = Field(description="what they are to the child")
    name: Words | None = Field(None, description="what they are called")
    relation: Words | None = Field(None, description="what they are to the child, in the child's or their own words")
    parental_responsibility: Known = Field("not_asked", description="whether they hold parental responsibility")
    may_know: Known = Field("not_asked", description="whether it is safe for the child that they are told")
    child_says: Known = Field("not_asked", description="whether the child says that they may be told")
    why_not: Words | None = Field(None, description="why they are not told, where they are not")
    under_suspicion: Known = Field("no", description="whether they are, or may be, among those who harm the child")
    suspect: str | None = Field(None, description="reference of the suspect they are, where they are one")
    agency: str | None = Field(None, description="the council or provider, by its reference, where it is one")
    born: date | None = Field(None, description="birth date of a parent or carer who is a child themselves")


class HolderLeft(Fact, name="contact.holder_left", about=OWED, says="a rights-holder is told no longer: {why}"):
    """A rights-holder is told no longer; what was agreed with them ends with it."""

    holder: str = Field(description="reference of the rights-holder")
    why: Literal["no_longer_cares", "child_moved", "child_of_age", "child_asked", "danger", "died", "in_error"] = Field(
        description="why"
    )


class ChannelKept(Fact, name="contact.channel_kept", about=OWED, says="a way to reach the {holder} was kept: {kind}"):
    """A number or address by which a rights-holder may be reached. Only one that is known to be safe is ever used."""

    channel: str = Field(description="reference of the channel, such as C1")
    holder: str = Field(description="reference of the rights-holder")
    kind: ChannelKind = Field(description="what kind of channel it is")
    address: Words | None = Field(None, description="the number or address")
    safe: Known = Field("not_asked", description="whether the rights-holder says it is safe to use")
    seen_by_others: Known = Field("not_asked", description="whether anybody else reads or hears it")


class ChannelStopped(Fact, name="contact.channel_stopped", about=OWED, says="a channel is used no longer: {why}"):
    """A channel is used no longer. What waits for it goes to a person, never to another channel by itself."""

    channel: str = Field(description="reference of the channel")
    why: Literal["unsafe", "wrong_number", "bounced", "changed", "holder_asked", "in_error"] = Field(description="why")


class SafetyRecorded(
    Fact, name="contact.safety_recorded", about=OWED, says="how it is safe to reach a rights-holder was recorded"
):
    """What is safe in reaching one rights-holder; each later record replaces the one before whole."""

    holder: str = Field(description="reference of the rights-holder")
    never_by: tuple[ChannelKind, ...] = Field((), description="kinds of channel that are never used")
    never: Words | None = Field(None, description="numbers and addresses never to use, one to a line")
    must_not_know: Words | None = Field(None, description="who must not know, in words")
    safe_word: Words | None = Field(None, description="a word by which either knows the other")
    from_time: time | None = Field(None, description="the earliest time of day, Europe/London")
    until_time: time | None = Field(None, description="the latest time of day, Europe/London")
    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = Field(
        (), description="the only days of the week on which it is safe; none given is any day"
    )
    say_nothing_of_police: bool = Field(False, description="a message must not show that it is from the police")
    no_safe_way: bool = Field(False, description="no channel at all is safe at present")
    asked_of: Literal["child", "holder", "somebody_for_them", "nobody"] = Field(
        "nobody", description="who said what is safe"
    )
    look_again_on: date | None = Field(None, description="when it is looked at again")


class PlanAgreed(Fact, name="contact.plan_agreed", about=OWED, says="how to keep in touch was agreed: {frequency}"):
    """How often, by which channel and by whom one rights-holder is kept in touch with, as agreed with them."""

    holder: str = Field(description="reference of the rights-holder")
    frequency: HowOften = Field(description="how often, at least")
    channel: str | None = Field(None, description="reference of the channel; not given: in person")
    told_by: str | None = Field(None, description="who tells them, by officer id or role")
    language: Language = Field("english", description="in which language")
    other_language: Words | None = Field(None, description="which other language")
    format: Format = Field("plain", description="in which form")
    reading_age: int | None = Field(None, ge=5, le=18, description="reading age in years that a text may ask for")
    interpreter: Known = Field("not_asked", description="whether an interpreter is needed")
    asked_for_by: Literal["holder", "somebody_for_them", "police"] = Field("holder", description="whose wish it is")
    less_than_owed: bool = Field(False, description="they asked to hear less often than they would be told")


class LookedAfterBy(
    Fact, name="contact.council_stands_as_parent", about=OWED, says="a council stands as the child's parent: {answer}"
):
    """Whether a council stands as the child's parent, and is told as one."""

    answer: Known = Field(description="whether it does")
    holder: str | None = Field(None, description="reference of the rights-holder that it is")
